// Photographs as a phone leaves them: a picture, and everything else it writes into the file, made by programs that are not ours.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deterministic } from './numbers.ts';
import { succeed } from './program.ts';

export interface Photo {
  readonly path: string;
  readonly name: string;
  readonly content: Buffer;
}

/** What the phone wrote, as ExifTool names it. */
export const TOLD = {
  GPSLatitude: '43.238949',
  GPSLongitude: '76.889709',
  Make: 'samsung',
  Model: 'SM-A515F',
  SerialNumber: 'R58N30ABCDE',
  Artist: 'Aigerim Sadykova',
  DateTimeOriginal: '2024:03:12 14:33:05',
} as const;

/** A JPEG of a size and pattern of its own. */
export async function photograph(folder: string, name: string, size: readonly [width: number, height: number] = [640, 480]): Promise<Photo> {
  const path = join(folder, name);
  await succeed('ffmpeg', ['-v', 'error', '-y', '-nostdin', '-f', 'lavfi', '-i', `testsrc2=size=${size.join('x')}`, '-frames:v', '1', '-q:v', '4', path]);
  const written = { ...TOLD, GPSLatitudeRef: 'N', GPSLongitudeRef: 'E' };
  await succeed('exiftool', ['-q', '-overwrite_original', ...Object.entries(written).map(([tag, value]) => `-${tag}=${value}`), path]);
  return { path, name, content: readFileSync(path) };
}

/** Bytes of one picture of the film. */
const PICTURE = (320 * 240 * 3) / 2;
/** Bytes of a second of its sound. */
const SECOND = 48_000 * 4;

/** What a film tells of whoever made it: in its boxes, and between the pictures themselves. */
export const FILMED = ['Planted title', '+51.1282', 'Planted note'] as const;

/** A film of noise of about this many bytes: pictures as long as 100 kB, each with much sound beside it, and a note within its stream. */
export async function filmed(folder: string, name: string, size: number): Promise<string> {
  const [path, pictures, sound] = [join(folder, name), join(folder, `${name}.yuv`), join(folder, `${name}.pcm`)];
  const count = Math.ceil((0.3 * size) / PICTURE);
  const seconds = Math.ceil((0.7 * size) / SECOND);
  writeFileSync(pictures, deterministic(count * PICTURE, 'pictures'));
  writeFileSync(sound, deterministic(seconds * SECOND, 'sound'));
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', '320x240', '-r', `${count}/${seconds}`, '-i', pictures, '-f', 's16le', '-ar', '48000', '-ac', '2', '-i', sound];
  const note = `h264_metadata=sei_user_data=086f3693b7b34f2c965321492feee5b8+${FILMED[2]}`;
  const coded = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '4', '-g', '5', '-bsf:v', note, '-c:a', 'pcm_s16le'];
  await succeed('ffmpeg', ['-v', 'error', '-y', '-nostdin', ...raw, ...coded, '-metadata', `title=${FILMED[0]}`, '-metadata', `location=${FILMED[1]}+071.4304/`, path]);
  for (const part of [pictures, sound]) rmSync(part);
  return path;
}

/** Tags of a file that ExifTool knows, by their names. */
export async function tags(path: string): Promise<Readonly<Record<string, string | number>>> {
  const [found] = JSON.parse((await succeed('exiftool', ['-j', '-n', path])).stdout.toString()) as Record<string, string | number>[];
  return found ?? {};
}

/** A hash of the decoded picture or of a film's pictures and sound, as the file has it: the tag of orientation is not applied. */
export async function pixels(path: string): Promise<string> {
  return (await succeed('ffmpeg', ['-v', 'error', '-nostdin', '-noautorotate', '-i', path, '-f', 'md5', '-'])).text.trim();
}
