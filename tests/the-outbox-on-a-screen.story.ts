// Nothing need be carried back on a stick: the officer's screen shows the outbox as codes, and the courier's page reads them with a camera.
//
// Usually told in Chromium alone, whose pretended camera plays a film. SYBYR_ENGINES=firefox tells it there with the same codes on a canvas, which
// takes the place of the camera: Firefox's pretended one shows a colour, and no setting gives it a film.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { bringBundle, closed, openDesk, type Desk } from './support/agency.ts';
import { engines, profileIn, Visit, type Engine } from './support/browser.ts';
import { look } from './support/looking.ts';
import { choose } from './support/saved.ts';
import { codeOf, film, texted, watched, type Code } from './support/screen.ts';
import { hook, press, screen, tell, type } from './support/source.ts';

/** Made twice over, so that a frame of the page's own making is none of the officer's program. */
function frames(whole: Buffer, size: number, name?: Buffer): Buffer[] {
  const labelled = (label: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return createHash('sha256').update(Buffer.concat([Buffer.from([9 + label.length]), Buffer.from(`sybyr/v1/${label}`), length, content])).digest();
  };
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, index) => {
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(whole.length);
    numbers.writeUInt16BE(size, 4);
    numbers.writeUInt16BE(index, 6);
    const content = Buffer.concat([Buffer.from('SYQ1'), name ?? labelled('frames', whole).subarray(0, 16), numbers, whole.subarray(index * size, (index + 1) * size)]);
    return Buffer.concat([content, labelled('frame', content).subarray(0, 4)]);
  });
}

/** A day of ten months ago, whose agency has cards of twelve months. */
function tenMonthsAgo(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 10, 1)).toISOString().slice(0, 10);
}

for (const engine of engines('chromium')) {
  test(`the outbox on a screen, in ${engine}`, { timeout: 600_000 }, async (t) => {
    // An agency near the end of its cards: an outbox carries two, and not those of a year.
    const desk = await openDesk('the-outbox-on-a-screen', engine, { slots: 1, today: tenMonthsAgo() });
    t.after(() => desk.server.stop());
    await answered(desk, engine);
    if (engine === 'firefox-safer') {
      await byStick(desk, engine);
      return;
    }
    const codes = await shown(desk);
    await (engine === 'chromium' ? byCamera(desk, codes) : byCanvas(desk, engine, codes));
    await sameBytes(desk);
  });
}

/** A tip came by the stick, and its answer waits. */
async function answered(desk: Desk, engine: Engine): Promise<void> {
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'writes') });
  await tell(visit, desk.server.address, { language: 'ru', message: 'Заправки записаны на родственников.' });
  await visit.close();
  await closed(desk, 1);
  await bringBundle(desk, 'first.bundle');
  await desk.officer.reply(desk.folder, '1', 'Проверяем заправки.');
}

/** The real program on a real terminal. */
async function shown(desk: Desk): Promise<readonly Code[]> {
  const { codes, text } = await watched(desk.officer.words(['outbox', '--qr', '--qr-pace', '15']), 120, 60);
  assert.match(text, new RegExp(`outbox 1 was on the screen, codes: ${codes.length}, replies in 1 of 1 slots`));
  assert.ok(codes.length > 30 && codes.every((code) => code.length === 85 && code.every((row) => row.length === 85)));
  return codes;
}

async function opens(visit: Visit, desk: Desk): Promise<Page> {
  const { page } = visit;
  await page.goto(`${desk.server.address}/courier`);
  await screen(page, 'courier-token');
  await type(page, 'courier-token', desk.token);
  await press(page, 'courier-open');
  await screen(page, 'courier');
  return page;
}

const says = (page: Page, state: string) => page.waitForSelector(`${hook('courier-camera-state')}[data-state=${state}]`);
const reads = (page: Page, have: number, count: number) => page.waitForSelector(`${hook('courier-camera-read')}[data-have="${have}"][data-count="${count}"]`);
const complains = (page: Page, code: string) => page.waitForSelector(`${hook('error')}[data-code=${code}]`);
const accepts = async (page: Page) => {
  const note = await page.waitForSelector(hook('courier-accepted'), { timeout: 600_000 });
  assert.equal(await note?.evaluate((one) => one.getAttribute('data-number')), '1');
};

/** Chromium's own camera shows films: of a wall with another code, of half an outbox, of two, and at last of all of it. */
async function byCamera(desk: Desk, codes: readonly Code[]): Promise<void> {
  const view = join(desk.folder, 'view.mjpeg');
  const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${view}`];
  const visit = await Visit.open({ engine: 'chromium', profile: profileIn(desk.folder, 'courier'), arguments: camera });
  const page = await opens(visit, desk);

  await film(view, [codeOf(Buffer.from('https://example.org/'))]);
  await press(page, 'courier-camera');
  await says(page, 'camera_foreign');
  await look(page, 'reading from a screen');
  await press(page, 'courier-camera-stop');

  const small = frames(Buffer.alloc(900, 'small'), 100);
  const damaged = Buffer.from(small[5] as Buffer);
  damaged.writeUInt8(damaged.readUInt8(40) ^ 1, 40);
  const holes = small.map((frame, index) => (index === 5 ? damaged : index === 2 ? undefined : frame)).filter((frame) => frame !== undefined);
  await film(view, holes.map(codeOf));
  await press(page, 'courier-camera');
  await reads(page, 7, 9);
  assert.match(await page.$eval(hook('courier-camera-missing'), (hint) => hint.textContent ?? ''), /3, 6/);
  // Pulled out of the computer: no further picture comes, and that is said.
  await page.$eval(hook('courier-camera-picture'), (video) => {
    for (const track of ((video as HTMLVideoElement).srcObject as MediaStream).getTracks()) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  });
  await complains(page, 'error_camera_none');

  await film(view, frames(Buffer.alloc(300, 'wrong'), 100, Buffer.alloc(16, 'x')).map(codeOf));
  await press(page, 'courier-camera');
  await complains(page, 'error_camera_broken');

  // What stood there first is of another outbox: it is said, and the way out is one button.
  await film(view, [codeOf(small[0] as Buffer), ...codes]);
  await press(page, 'courier-camera');
  await says(page, 'camera_other');
  await press(page, 'courier-camera-again');
  await accepts(page);
  assert.equal(await page.$(hook('courier-camera-picture')), null, 'the camera is off');
  await visit.close();
}

/** Firefox's pretended camera shows a colour and nothing else; so a canvas of the story stands in for it. The rest is the page's own. */
async function byCanvas(desk: Desk, engine: Engine, codes: readonly Code[]): Promise<void> {
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'courier'), preferences: { 'media.navigator.streams.fake': true, 'permissions.default.camera': 2 } });
  const page = await opens(visit, desk);
  await press(page, 'courier-camera');
  await complains(page, 'error_camera_refused');
  await page.evaluate((list) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [840, 840];
    const context = canvas.getContext('2d');
    let turn = 0;
    const paint = () => {
      const rows = list[turn % list.length]?.split('\n') ?? [];
      rows.forEach((row, y) => {
        [...row].forEach((module, x) => {
          if (context === null) return;
          context.fillStyle = module === '1' ? '#111' : '#eee';
          context.fillRect(x * 8, y * 8, 8, 8);
        });
      });
      turn += 1;
    };
    paint();
    setInterval(paint, 100);
    Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: () => Promise.resolve(canvas.captureStream()) });
  }, codes.map(texted));
  await press(page, 'courier-camera');
  await says(page, 'camera_reading');
  await press(page, 'language-kk');
  await accepts(page);
  await visit.close();
}

/**
 * Tor Browser gives pages no camera, and a browser that resists fingerprinting no picture of one: what a page draws comes back as noise.
 * So there is no reading from a screen at «Safer»; it is said at once, and the same page takes the file.
 */
async function byStick(desk: Desk, engine: Engine): Promise<void> {
  const visit = await Visit.open({ engine, profile: profileIn(desk.folder, 'courier'), preferences: { 'media.navigator.streams.fake': true, 'permissions.default.camera': 1 } });
  const page = await opens(visit, desk);
  await press(page, 'courier-camera');
  await complains(page, 'error_camera_none');
  const path = join(desk.stick, 'first.outbox');
  await desk.officer.do('outbox', '--output', path);
  await choose(page, 'courier-outbox', path);
  await accepts(page);
  await visit.close();
}

/** The server takes the file that a stick would have brought only because it is the same, byte for byte. */
async function sameBytes(desk: Desk): Promise<void> {
  const path = join(desk.stick, 'again.outbox');
  await desk.officer.do('outbox', '--again', '--output', path);
  await desk.courier.upload(desk.server.address, path);
  const other = readFileSync(path);
  other.writeUInt8(other.readUInt8(other.length - 1) ^ 1, other.length - 1);
  writeFileSync(path, other);
  assert.notEqual((await desk.courier.tryUpload(desk.server.address, path)).code, 0);
}
