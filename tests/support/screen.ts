// The officer's screen and a camera before it: the codes as the real program draws them in a terminal, and a film of them.

import { spawn } from 'node:child_process';
import { renameSync } from 'node:fs';
import encodeQR from 'qr';
import { endWithStory } from './leftover.ts';

/** Dark modules of a code with its margin, row by row. */
export type Code = readonly (readonly boolean[])[];

/** What stands at the top of every picture, and where it says which code this is. */
const STATUS = /code (\d+) of (\d+) · round (\d+)/;

/**
 * Runs a program on a terminal of this size until it has shown every code twice round, then presses a key.
 * Gives the codes in the order of the whole, and what stood on the terminal at the end.
 */
export function watched(words: readonly string[], columns: number, lines: number): Promise<{ readonly codes: readonly Code[]; readonly text: string }> {
  const quoted = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const command = `stty cols ${columns} rows ${lines}; exec ${quoted}`;
  return new Promise((resolve, reject) => {
    const child = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], { stdio: 'pipe', env: { ...process.env, LANG: 'C.UTF-8' } });
    endWithStory(child);
    const codes = new Map<number, Code>();
    let said = '';
    let left = '';
    let pressed = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      left += text;
      const pictures = left.split('\u001b[H');
      left = pictures.pop() ?? '';
      for (const picture of pictures) {
        const status = STATUS.exec(picture);
        if (status === null) continue;
        if (status[3] === '1') codes.set(Number(status[1]), drawn(picture));
        if (status[3] === '2' && !pressed) {
          pressed = true;
          child.stdin.write('q');
        }
      }
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const list = [...codes].sort(([a], [b]) => a - b).map(([, one]) => one);
      const text = said.split('\u001b[?1049l').at(-1) ?? '';
      if (code !== 0) reject(new Error(`the program ended with ${code}:\n${text}`));
      else resolve({ codes: list, text });
    });
  });
}

/** What the half blocks of a picture show: two modules in each. */
function drawn(picture: string): Code {
  const lines = picture.split('\r\n').flatMap((line) => /^\u001b\[0;97;40m([█▀▄ ]+)\u001b\[0m/u.exec(line)?.[1] ?? []);
  return lines.flatMap((line) => ['█▀', '█▄'].map((light) => [...line].map((cell) => !light.includes(cell)))).slice(0, lines[0]?.length ?? 0);
}

/** A code of our own making: of another outbox, of somebody else, or damaged. */
export function codeOf(bytes: Uint8Array): Code {
  const text = String.fromCharCode(...bytes);
  return encodeQR(text, 'raw', { ecc: 'low', encoding: 'byte', border: 4, textEncoder: (latin) => Uint8Array.from(latin, (c) => c.charCodeAt(0)) });
}

/** Pixels of the film. */
const [WIDTH, HEIGHT] = [960, 720] as const;

/**
 * A film of the codes, one after the other, as a hand-held camera takes it: askew and not still, unsharp, unevenly lit and noisy.
 * Chromium's camera shows it over and over, thirty pictures a second, so that each code stands for three.
 */
export async function film(path: string, codes: readonly Code[]): Promise<void> {
  const seen = [
    'fps=30',
    "rotate='(3+sin(5*t))*PI/180':fillcolor=0x303030",
    'perspective=x0=30:y0=15:x1=940:y1=0:x2=0:y2=700:x3=950:y3=690:sense=destination',
    'gblur=sigma=0.9',
    'vignette=PI/5',
    'noise=alls=14:allf=t',
  ].join(',');
  const args = ['-v', 'error', '-y', '-f', 'rawvideo', '-pixel_format', 'gray', '-video_size', `${WIDTH}x${HEIGHT}`, '-framerate', '10', '-i', '-', '-vf', seen, '-pix_fmt', 'yuvj420p', '-q:v', '4', '-f', 'mjpeg', `${path}.new`];
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => ffmpeg.on('error', reject).on('close', resolve));
  for (const code of codes) {
    if (!ffmpeg.stdin.write(painted(code))) await new Promise((resolve) => ffmpeg.stdin.once('drain', resolve));
  }
  ffmpeg.stdin.end();
  if ((await ended) !== 0) throw new Error('ffmpeg made no film');
  // A camera that is still being closed reads the film of before to its end: cut short under it, it would take the camera along.
  renameSync(`${path}.new`, path);
}

/** A grey picture of one code on a dark screen. */
export function painted(code: Code): Buffer {
  const picture = Buffer.alloc(WIDTH * HEIGHT, 0x18);
  const side = code.length;
  const scale = Math.floor((HEIGHT - 60) / side);
  const [left, top] = [Math.floor((WIDTH - side * scale) / 2), Math.floor((HEIGHT - side * scale) / 2)];
  code.forEach((row, y) => {
    row.forEach((dark, x) => {
      for (let down = 0; down < scale; down += 1) picture.fill(dark ? 0x10 : 0xe0, (top + y * scale + down) * WIDTH + left + x * scale, (top + y * scale + down) * WIDTH + left + (x + 1) * scale);
    });
  });
  return picture;
}

/** A picture as one text, for a page that draws it. */
export function texted(code: Code): string {
  return code.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')).join('\n');
}
