// Sealing and opening: age files to and from exactly one hybrid recipient, by typage (protocol section 4).

import { Decrypter, Encrypter, type Stanza } from 'age-encryption';
import { ProtocolError, type Bytes } from './notation.ts';
import { checkRecipient } from './recipient.ts';

const STANZA_TYPE = 'mlkem768x25519';
// As the server has it: one hybrid stanza, one of grease, the MAC.
const MAX_HEADER = 4096;

/** Seals bytes. */
export async function seal(recipient: string, plaintext: Bytes): Promise<Bytes> {
  return (await encrypterTo(recipient).encrypt(plaintext)) as Bytes;
}

/** Seals a stream; memory stays at a few chunks of 64 KiB and those of the source. */
export async function sealStream(recipient: string, plaintext: ReadableStream<Bytes>): Promise<ReadableStream<Bytes>> {
  return (await encrypterTo(recipient).encrypt(plaintext)) as ReadableStream<Bytes>;
}

/** Opens bytes. Whatever is wrong with them, the error is `sealed` and says no more. */
export async function open(identity: string, sealed: Bytes): Promise<Bytes> {
  try {
    refuseLongHeader(sealed);
    const decrypter = new Decrypter();
    decrypter.addIdentity({ unwrapFileKey: refuseForeignHeader });
    decrypter.addIdentity(identity);
    return (await decrypter.decrypt(sealed)) as Bytes;
  } catch {
    throw new ProtocolError('sealed');
  }
}

function encrypterTo(recipient: string): Encrypter {
  const encrypter = new Encrypter();
  encrypter.addRecipient(checkRecipient(recipient));
  return encrypter;
}

/** Asked by typage before the identity: throws for every header but one hybrid stanza and at most one of grease. */
function refuseForeignHeader(stanzas: Stanza[]): null {
  const types = stanzas.map((stanza) => stanza.args[0] ?? '');
  const hybrid = types.filter((type) => type === STANZA_TYPE).length;
  const grease = types.filter((type) => type.endsWith('-grease')).length;
  if (hybrid !== 1 || grease > 1 || hybrid + grease !== types.length) throw new ProtocolError('sealed');
  return null;
}

function refuseLongHeader(sealed: Bytes): void {
  const start = new TextDecoder('latin1').decode(sealed.subarray(0, MAX_HEADER));
  if (!/\n--- [^\n]*\n/.test(start)) throw new ProtocolError('sealed');
}
