// Photographs as a phone leaves them: a picture, and everything else it writes into the file, made by programs that are not ours.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Tags of a file that ExifTool knows, by their names. */
export async function tags(path: string): Promise<Readonly<Record<string, string | number>>> {
  const [found] = JSON.parse((await succeed('exiftool', ['-j', '-n', path])).stdout.toString()) as Record<string, string | number>[];
  return found ?? {};
}

/** A hash of the decoded picture, as the file has it: the tag of orientation is not applied. */
export async function pixels(path: string): Promise<string> {
  return (await succeed('ffmpeg', ['-v', 'error', '-nostdin', '-noautorotate', '-i', path, '-f', 'md5', '-'])).text.trim();
}
