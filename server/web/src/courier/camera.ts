// The camera and what it sees: the bytes of the code in front of it, picture by picture.

import decodeQR from 'qr/decode.js';
import type { Bytes } from '../crypto/notation.ts';
import { readsPictures } from './canvas.ts';

/**
 * How many corners the library tries before it gives a picture up. With one, as it does by itself, a code whose own pattern looks like a corner may fail
 * in each of its pictures. By number and not by time: a slow computer has to read what a fast one reads. 16 was enough for every code seen.
 */
const CORNERS = 64;
/** Pictures larger than this on their longer side are made smaller first: codes are at most 105 modules wide. */
const LARGEST = 1280;

/** Why there is no picture. */
export type NoCamera = 'error_camera_none' | 'error_camera_refused';

export class Camera {
  readonly #video: HTMLVideoElement;
  readonly #stream: MediaStream;
  readonly #canvas = document.createElement('canvas');
  /** Ends the waiting for a picture. */
  #wake: () => void = () => undefined;

  private constructor(video: HTMLVideoElement, stream: MediaStream) {
    this.#video = video;
    this.#stream = stream;
    // A camera that is pulled out gives no further picture to wait for.
    for (const track of stream.getVideoTracks()) track.addEventListener('ended', () => this.#wake());
  }

  /** Asks for a camera, the rear one of a phone, and shows its picture in `video`. */
  static async open(video: HTMLVideoElement): Promise<Camera | NoCamera> {
    // Not there on an address that the browser does not call secure, and in Tor Browser.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (devices?.getUserMedia === undefined || !readsPictures()) return 'error_camera_none';
    let stream: MediaStream;
    try {
      stream = await devices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } });
    } catch (error) {
      return error instanceof DOMException && error.name === 'NotAllowedError' ? 'error_camera_refused' : 'error_camera_none';
    }
    const camera = new Camera(video, stream);
    video.srcObject = stream;
    // A page that was left meanwhile has no more use for it.
    await video.play().catch(() => camera.close());
    return camera;
  }

  /** Whether the camera still gives pictures: it may be unplugged, or taken by another program. */
  get isOn(): boolean {
    return this.#stream.getVideoTracks().some((track) => track.readyState === 'live');
  }

  /** The bytes of the code in the picture of now; `undefined` when none can be read. */
  read(): Bytes | undefined {
    const { videoWidth, videoHeight } = this.#video;
    const scale = Math.min(1, LARGEST / Math.max(videoWidth, videoHeight));
    const [width, height] = [Math.floor(videoWidth * scale), Math.floor(videoHeight * scale)];
    if (width === 0 || height === 0) return undefined;
    if (this.#canvas.width !== width || this.#canvas.height !== height) Object.assign(this.#canvas, { width, height });
    const context = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return undefined;
    context.drawImage(this.#video, 0, 0, width, height);
    return readCode({ width, height, data: context.getImageData(0, 0, width, height).data });
  }

  /** After the next picture of the camera, or its end; after the next of the screen, where a browser does not say. */
  nextPicture(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      const video = this.#video as HTMLVideoElement & { requestVideoFrameCallback?: (call: () => void) => number };
      if (video.requestVideoFrameCallback === undefined) requestAnimationFrame(() => resolve());
      else video.requestVideoFrameCallback(() => resolve());
    });
  }

  close(): void {
    for (const track of this.#stream.getTracks()) track.stop();
    this.#video.srcObject = null;
  }
}

/** The bytes of the code in a picture. */
export function readCode(picture: { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }): Bytes | undefined {
  try {
    // A character for each byte: what the library makes of text is of no use here.
    const textDecoder = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const text = decodeQR(picture, { textDecoder, effort: CORNERS, timeLimit: Infinity });
    return Uint8Array.from(text, (character) => character.charCodeAt(0));
  } catch {
    // No code, or one that is blurred, half covered, or half of two.
    return undefined;
  }
}
