// C2SP signed notes: a text that people can read, and signatures behind it (protocol section 10, c2sp.org/signed-note).

import { ProtocolError, equal, join, sha256, u8, utf8, verifyBytes, type Bytes } from './notation.ts';

/** The greatest length of a note: room for a `seen` over a full shard none of whose leaves opened. */
export const MAX_NOTE = 256 * 1024;
/** The most signature lines of a note: ours, witnesses', and cosignatures to come. */
export const MAX_LINES = 16;

const ED25519 = 1;

interface Line {
  readonly name: string;
  readonly keyId: Bytes;
  readonly signature: Bytes;
}

/** `key id = SHA-256(name | 0a | 01 | public key)[4]`: tells keys of one name apart; proves nothing. */
export async function keyId(name: string, publicKey: Bytes): Promise<Bytes> {
  return (await sha256(join(utf8(name), utf8('\n'), u8(ED25519), publicKey))).slice(0, 4);
}

/**
 * The text of the note, once the key called `name` has signed it. Lines by other keys are ignored.
 *
 * `note` when it is no note, `signature` when the key did not sign it, or any line that claims the key is wrong.
 */
export async function openNote(bytes: Bytes, name: string, publicKey: Bytes): Promise<string> {
  const { text, lines } = parseNote(bytes);
  const id = await keyId(name, publicKey);
  const ours = lines.filter((line) => line.name === name && equal(line.keyId, id));
  const valid = await Promise.all(ours.map((line) => verifyBytes(publicKey, line.signature, utf8(text))));
  if (valid.length === 0 || valid.includes(false)) throw new ProtocolError('signature');
  return text;
}

/** Whether any line of the note claims to be by the key called `name`; `note` when it is no note. */
export async function namesKey(bytes: Bytes, name: string, publicKey: Bytes): Promise<boolean> {
  const { lines } = parseNote(bytes);
  const id = await keyId(name, publicKey);
  return lines.some((line) => line.name === name && equal(line.keyId, id));
}

function parseNote(bytes: Bytes): { text: string; lines: Line[] } {
  if (bytes.length > MAX_NOTE) throw new ProtocolError('note');
  const all = decodeText(bytes);
  const end = all.lastIndexOf('\n\n');
  if (end < 0 || !all.endsWith('\n') || /[\u0000-\u0009\u000B-\u001F]/.test(all)) throw new ProtocolError('note');
  const lines = all.slice(end + 2, -1).split('\n');
  if (lines.length > MAX_LINES) throw new ProtocolError('note');
  return { text: all.slice(0, end + 1), lines: lines.map(parseLine) };
}

function decodeText(bytes: Bytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ProtocolError('note');
  }
}

function parseLine(line: string): Line {
  const [, name, encoded] = /^\u2014 ([^\p{White_Space}+]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
  const body = encoded === undefined ? undefined : decodeBase64(encoded);
  if (name === undefined || body === undefined || body.length < 5) throw new ProtocolError('note');
  return { name, keyId: body.slice(0, 4), signature: body.slice(4) };
}

/** Standard base64 with padding, in its one spelling. */
export function decodeBase64(text: string): Bytes | undefined {
  try {
    const binary = atob(text);
    return btoa(binary) === text ? Uint8Array.from(binary, (char) => char.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
}
