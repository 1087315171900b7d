// Leaves out of the bundles what typage brings along and this protocol never uses: P-256, other hybrids, scrypt.

import { readFileSync } from 'node:fs';

/** A module in whose place nothing is: what asks for it throws, and nothing of ours asks. */
function absent(...names) {
  const refuse = "function absent() { throw new Error('left out of this client: see build/shed.mjs'); }";
  return () => [refuse, ...names.map((name) => `export const ${name} = absent;`)].join('\n');
}

/** Changes texts that are in the source exactly once, so that another version of the library is noticed. */
function replacing(...changes) {
  return (source) => {
    let changed = source;
    for (const [from, to] of changes) {
      if (changed.split(from).length !== 2) throw new Error(`the library has changed: there is not one "${from}" in it`);
      changed = changed.replace(from, to);
    }
    return changed;
  };
}

/** Says of calls what a bundler cannot know: that they only build a value, which goes when nobody wants it. */
function markPure(...calls) {
  return calls.map((call) => [call, `/* @__PURE__ */ ${call}`]);
}

const CHANGES = [
  [/@noble[\\/]curves[\\/]nist\.js$/, absent('p256', 'p384', 'p521')],
  [/@noble[\\/]hashes[\\/]scrypt\.js$/, absent('scrypt')],
  [
    /@noble[\\/]post-quantum[\\/]hybrid\.js$/,
    replacing(
      ...markPure("QSF('QSF-KEM(ML-KEM-768", 'ecdhKem(p256', "QSF('QSF-KEM(ML-KEM-1024", 'ecdhKem(p384', "createKitchenSink('"),
      ['export const MLKEM768P256 = ml_kem768_p256;', 'export const MLKEM768P256 = undefined;'],
    ),
  ],
];

export const shed = {
  name: 'what is never used',
  setup(builder) {
    for (const [filter, change] of CHANGES) builder.onLoad({ filter }, ({ path }) => ({ contents: change(readFileSync(path, 'utf8')), loader: 'js' }));
  },
};
