// Addresses of scripts for the browser's own loaders, which take none but those made by the one Trusted Types policy.

/** Every script that is ever loaded by address: by the page as a worker, or by a worker with importScripts. */
const SCRIPTS = ['/worker.js', '/clean.js'] as const;

export type Script = (typeof SCRIPTS)[number];

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
// The one policy that the Content-Security-Policy names, in the page and in each worker. Whatever it is asked for, it makes one of these addresses or none.
const policy = trustedTypes?.createPolicy('sybyr-worker', { createScriptURL: known });

/** The address of one of our scripts, as this browser wants it. */
export function scriptAddress(script: Script): string {
  return policy === undefined ? known(script) : policy.createScriptURL(script);
}

function known(url: string): string {
  const script = SCRIPTS.find((one) => one === url);
  if (script === undefined) throw new TypeError('no script of this page');
  return script;
}
