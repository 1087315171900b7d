// Signed documents, `u32be len(json) | json | S(signer, label, json)`: cards and drop files (protocol section 3).

import { MAX_LENGTH } from './json.ts';
import { ProtocolError, verify, type Bytes } from './notation.ts';

const SIGNATURE = 64;

/** The signed bytes, once `signer` has signed them under `label`: at most 64 KiB, and nothing behind the signature. */
export async function openDocument(bytes: Bytes, signer: Bytes, label: string): Promise<Bytes> {
  if (bytes.length < 4 + SIGNATURE || bytes.length > MAX_LENGTH) throw new ProtocolError('length');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (bytes.length !== 4 + length + SIGNATURE) throw new ProtocolError('length');
  const json = bytes.slice(4, 4 + length);
  if (!(await verify(signer, bytes.slice(4 + length), label, json))) throw new ProtocolError('signature');
  return json;
}
