// Reads an outbox from the officer's screen: the camera, what has come of the outbox, and what is missing.

import { Collected, isFrame, readFrame } from '../crypto/frame.ts';
import type { Bytes } from '../crypto/notation.ts';
import type { CourierKey } from '../locales/locale.ts';
import { el, replace, type Child } from '../page/dom.ts';
import type { Values } from '../page/format.ts';
import { Camera } from './camera.ts';

/** Missing codes are named when they are so few: before that the number says enough. */
const NAMED = 12;

export interface Saying {
  readonly t: (key: CourierKey, values?: Values) => string;
  /** All codes came, and together they are what they were named after. */
  readonly whole: (outbox: Bytes) => void;
  /** Nothing more is read. */
  readonly failed: (key: CourierKey) => void;
}

/** One reading, from the camera's light going on to its going off. */
export class Reading {
  #saying: Saying;
  readonly #video = el('video', { class: 'camera', test: 'courier-camera-picture', playsinline: true });
  readonly #bar = el('progress', { class: 'bar', max: 1, value: 0 });
  readonly #count = el('p', { test: 'courier-camera-read' });
  readonly #missing = el('p', { class: 'hint', test: 'courier-camera-missing' });
  readonly #state = el('p', { role: 'status', test: 'courier-camera-state' });
  #camera: Camera | undefined;
  #collected: Collected | undefined;
  #told: CourierKey | undefined;
  #isOver = false;

  constructor(saying: Saying) {
    this.#saying = saying;
    this.#video.muted = true;
  }

  /** What is seen of it; also in the words of another language, while it goes on. */
  elements(saying: Saying): Child[] {
    this.#saying = saying;
    this.#video.setAttribute('aria-label', saying.t('camera_picture'));
    this.#bar.setAttribute('aria-label', saying.t('camera_bar'));
    this.#show();
    if (this.#told !== undefined) replace(this.#state, saying.t(this.#told));
    return [this.#video, this.#bar, this.#count, this.#missing, this.#state];
  }

  /** Runs until everything has come, or until it is stopped. */
  async run(): Promise<void> {
    this.#tell('camera_waiting');
    const camera = await Camera.open(this.#video);
    if (typeof camera === 'string') {
      if (!this.#isOver) this.#saying.failed(camera);
      return;
    }
    if (this.#isOver) return camera.close();
    this.#camera = camera;
    while (!this.#isOver) {
      await camera.nextPicture();
      if (this.#isOver) return;
      if (!camera.isOn) return this.#fail('error_camera_none');
      const seen = camera.read();
      if (seen !== undefined) await this.#take(seen);
    }
  }

  /** Forgets what has come, and goes on with what is in front of the camera. */
  startOver(): void {
    this.#collected = undefined;
    this.#show();
    this.#tell('camera_waiting');
  }

  stop(): void {
    this.#isOver = true;
    this.#camera?.close();
  }

  async #take(seen: Bytes): Promise<void> {
    const frame = await readFrame(seen);
    if (this.#isOver) return;
    if (frame === undefined) {
      // One of ours that was misread says nothing: it comes round again.
      if (!isFrame(seen)) this.#tell('camera_foreign');
      return;
    }
    this.#collected ??= new Collected(frame);
    if (!this.#collected.belongs(frame)) return this.#tell('camera_other');
    this.#tell('camera_reading');
    this.#collected.take(frame);
    this.#show();
    if (this.#collected.have < this.#collected.count) return;
    const whole = await this.#collected.whole();
    if (this.#isOver) return;
    if (whole === undefined) return this.#fail('error_camera_broken');
    this.stop();
    this.#saying.whole(whole);
  }

  #fail(key: CourierKey): void {
    this.stop();
    this.#saying.failed(key);
  }

  #show(): void {
    const { have, count } = this.#collected ?? { have: 0, count: 0 };
    this.#bar.max = Math.max(count, 1);
    this.#bar.value = have;
    for (const [name, value] of Object.entries({ 'data-have': have, 'data-count': count })) this.#count.setAttribute(name, String(value));
    replace(this.#count, count === 0 ? '' : this.#saying.t('camera_read', { have, count }));
    const missing = this.#collected?.missing() ?? [];
    const few = missing.length > 0 && missing.length <= NAMED && have > missing.length;
    replace(this.#missing, few ? this.#saying.t('camera_missing', { numbers: missing.join(', ') }) : '');
  }

  /** Says something once: a screen reader reads every change, and pictures come thirty times a second. */
  #tell(key: CourierKey): void {
    if (this.#told === key) return;
    this.#told = key;
    this.#state.setAttribute('data-state', key);
    replace(this.#state, this.#saying.t(key));
  }
}
