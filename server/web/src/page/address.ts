// Where this page was loaded from: at an address of the drop's own, or through somebody in between.

/** `onion` and `clear`: an own address of that sort; `here`: this machine, or a file; `elsewhere`: none of these. */
export type Place = 'onion' | 'clear' | 'here' | 'elsewhere';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const ONION_LABEL = /^[a-z2-7]{56}$/;

/**
 * Compares the address bar with the addresses of drop.js. Gateways to onion pages rewrite the onion addresses they find in what they
 * pass on, so that a list alone would name the gateway too: a label like an onion's is believed under the ending of onions only.
 */
export function placeOf(at: Pick<Location, 'protocol' | 'hostname' | 'origin'>, addresses: readonly string[] = []): Place {
  if (at.protocol === 'file:' || LOOPBACK.includes(at.hostname)) return 'here';
  const labels = at.hostname.split('.');
  const onion = labels.at(-1) === 'onion';
  if (!onion && labels.some((label) => ONION_LABEL.test(label))) return 'elsewhere';
  const own = addresses.map(parsed).some((address) => address !== undefined && (onion ? address.hostname === at.hostname : address.origin === at.origin));
  return own ? (onion ? 'onion' : 'clear') : 'elsewhere';
}

/** The drop's onion address, to be offered on the clear name. */
export function onionOf(addresses: readonly string[] = []): string | undefined {
  return addresses.map(parsed).find((address) => address?.hostname.split('.').at(-1) === 'onion')?.hostname;
}

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
