// A real HTTP server for tests of the worker, and what a worker has and Node has not: an origin for its paths.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

/** Answers one request, whose body has arrived whole. */
export type Answerer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

const listeners = new Set<() => void>();

/** What a device does that comes back from sleep or to another network. */
export function comeOnline(): void {
  for (const wake of listeners) wake();
}

/** Serves until the tests of this file are over, and leads every path that the worker fetches there. */
export async function serve(answer: Answerer): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const plain = globalThis.fetch;
  Object.assign(globalThis, {
    self: { location: { origin: base } },
    fetch: (path: string, init?: RequestInit) => plain(base + path, init),
    // Whoever waits for the device to be online again has it at once, so that no test waits.
    addEventListener: (_: string, wake: () => void, options?: { readonly once: boolean }) => {
      if (options?.once === true) queueMicrotask(wake);
      else listeners.add(wake);
    },
    removeEventListener: (_: string, wake: () => void) => listeners.delete(wake),
  });
  return base;
}
