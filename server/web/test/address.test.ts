// Where the page was read from: an own address, this machine, or somebody in between.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onionOf, placeOf } from '../src/page/address.ts';

const NAME = 'sybyr'.padEnd(56, 'a');
const OWN = [`http://${NAME}.onion`, 'https://drop.example', 'https://kz.example:8443/page'];
const at = (address: string, own: readonly string[] | undefined = OWN) => placeOf(new URL(address), own);

test('goes on at its own addresses, on this machine, and from a file', () => {
  assert.equal(at(`http://${NAME}.onion/`), 'onion');
  assert.equal(at(`https://${NAME}.onion/`), 'onion', 'an onion with a certificate is the same onion');
  assert.equal(at(`http://${NAME}.onion:8080/`), 'onion');
  assert.equal(at('https://drop.example/'), 'clear');
  assert.equal(at('https://kz.example:8443/'), 'clear');
  for (const here of ['http://127.0.0.1:8080/', 'http://localhost:1/', 'http://[::1]:8080/', 'file:///home/visitor/page.html']) assert.equal(at(here, []), 'here', here);
});

test('refuses every other address', () => {
  for (const address of [
    `https://${NAME}.onion.to/`,
    `https://${NAME}.onion.ws/`,
    `https://${NAME}.tor2web.io/`,
    `https://www.${NAME}.gateway.example/`,
    `http://${'b'.repeat(56)}.onion/`,
    'http://drop.example/',
    'https://drop.example:8443/',
    'https://drop.example.mirror.net/',
    'https://dropexample/',
    'https://10.0.0.7/',
  ]) {
    assert.equal(at(address), 'elsewhere', address);
  }
});

test('refuses everything but this machine when no address is told', () => {
  assert.equal(at(`http://${NAME}.onion/`, []), 'elsewhere');
  assert.equal(placeOf(new URL('https://drop.example/')), 'elsewhere', 'a drop.js from before addresses were told');
});

test('is not led astray by a gateway that rewrites the addresses it passes on', () => {
  const rewritten = [`http://${NAME}.onion.to`, `https://${NAME}.gateway.example`];
  assert.equal(at(`http://${NAME}.onion.to/`, rewritten), 'elsewhere');
  assert.equal(at(`https://${NAME}.gateway.example/`, rewritten), 'elsewhere');
});

test('finds the onion among the addresses, to offer it', () => {
  assert.equal(onionOf(OWN), `${NAME}.onion`);
  assert.equal(onionOf(['https://drop.example', 'nonsense']), undefined);
  assert.equal(onionOf(undefined), undefined);
});
