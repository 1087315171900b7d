// The drop with another date: passes requests on, and moves the date of every answer.

import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const DAY = 86_400_000;

export class ShiftedClock {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** In front of the drop at this port; its clock goes so many days ahead. */
  static async before(port: number, days: number): Promise<ShiftedClock> {
    const server = createServer((asked, answer) => {
      const passed = request({ port, host: '127.0.0.1', method: asked.method, path: asked.url, headers: asked.headers }, (told) => {
        answer.writeHead(told.statusCode ?? 502, { ...told.headers, date: new Date(Date.now() + days * DAY).toUTCString() });
        told.pipe(answer);
      });
      asked.pipe(passed);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ShiftedClock(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
