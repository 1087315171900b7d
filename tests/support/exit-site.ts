// The other site that a quick exit opens; or that cannot be reached just now, so that the emptied page stays and can be looked at.

import { createServer, type Server } from 'node:https';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from './program.ts';

export class ExitSite {
  /** Whether it has something to show. A browser that gets nothing stays where it was. */
  open = true;
  readonly #server: Server;
  #asked: (() => void) | undefined;

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (_, answer: ServerResponse) => {
      answer.statusCode = this.open ? 200 : 204;
      answer.setHeader('Content-Type', 'text/html; charset=utf-8');
      answer.end(this.open ? '<!doctype html><link rel="icon" href="data:,"><title>Weather</title><p>Snow.' : '');
      this.#asked?.();
    });
  }

  /** Serves with a certificate made on the spot, because the exit is always https. */
  static async serve(folder: string): Promise<ExitSite> {
    const [key, cert] = [join(folder, 'exit.key'), join(folder, 'exit.pem')];
    await succeed('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1', '-keyout', key, '-out', cert]);
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ExitSite(server);
  }

  get address(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}/today`;
  }

  /** Resolves when the next visitor has come. */
  asked(): Promise<void> {
    return new Promise((resolve) => (this.#asked = resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
