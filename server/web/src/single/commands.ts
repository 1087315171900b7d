// The two commands that hand a sealed file in: tar takes the sealed bytes out, curl uploads them as one tus request (protocol section 14).

import type { Announced } from '../worker/tus.ts';

/** Where the drop is reached when drop.js does not say it. */
const UNKNOWN = 'http://ADDRESS';
/** A Tor service; Tor Browser listens on 9150. */
const PROXY = '127.0.0.1:9050';
/** Nothing but what an address is made of may stand in a command. */
const PLAIN = /^https?:\/\/[a-zA-Z0-9.\-[\]:]+$/;

/** Over Tor on an onion, and on a clear name too: whoever hands in is not the business of the network. */
export function commands(addresses: readonly string[], { size, agency, tag }: Announced): string {
  const own = addresses.map((address) => address.replace(/\/$/, '')).filter((address) => PLAIN.test(address));
  const address = own.find((one) => one.endsWith('.onion')) ?? own[0] ?? UNKNOWN;
  const headers = ['Tus-Resumable: 1.0.0', `Upload-Length: ${size}`, `Upload-Metadata: agency ${btoa(agency)},tag ${btoa(tag)}`, 'Content-Type: application/offset+octet-stream'];
  return [
    'tar -xf blob sealed',
    `curl --socks5-hostname ${PROXY} --include --request POST ${headers.map((header) => `--header "${header}"`).join(' ')} --upload-file sealed ${address}/api/tips`,
    '',
  ].join('\n');
}
