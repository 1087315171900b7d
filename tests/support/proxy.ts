// A wire one can listen to and cut: passes TCP through, records every byte of both directions, breaks connections on demand.

import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class Wire {
  /** Where connections go; may be changed when a server comes back on another port. Without one, connections are refused. */
  target: number | undefined;
  readonly #server: Server;
  readonly #recorded: { readonly up: Buffer[]; readonly down: Buffer[] }[] = [];
  readonly #open = new Set<Socket>();
  /** Nothing comes down any more, although everything still goes up: the answers are lost on the way. */
  mute = false;
  #upward = 0;
  #connections = 0;
  #cut: (() => boolean) | undefined;

  private constructor(server: Server, target: number) {
    this.#server = server;
    this.target = target;
    server.on('connection', (near) => this.#join(near));
  }

  static async to(target: number): Promise<Wire> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Wire(server, target);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Every byte that went up, connection by connection. */
  get up(): Buffer {
    return Buffer.concat(this.#recorded.flatMap((connection) => connection.up));
  }

  /** Every byte that came down, connection by connection. */
  get down(): Buffer {
    return Buffer.concat(this.#recorded.flatMap((connection) => connection.down));
  }

  /** Bytes that went up so far. */
  get upward(): number {
    return this.#upward;
  }

  get connections(): number {
    return this.#connections;
  }

  /** Methods and addresses of the requests that went up, connection by connection. */
  requests(): string[] {
    return (this.up.toString('latin1').match(/(?:GET|POST|HEAD|PATCH|DELETE|OPTIONS) \/[^ ]* HTTP\/1\.1/g) ?? []).map((line) => line.replace(/ HTTP.*/, ''));
  }

  /** Forgets what was recorded, to look at one part of a story. */
  forget(): void {
    for (const connection of this.#recorded) {
      connection.up.length = 0;
      connection.down.length = 0;
    }
  }

  /** Breaks all connections, now. */
  break(): void {
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  /** Asked after each piece that goes up; breaks all connections when the answer is true. */
  breakWhen(question: ((upward: number) => boolean) | undefined): void {
    this.#cut = question === undefined ? undefined : () => question(this.#upward);
  }

  async close(): Promise<void> {
    this.break();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #join(near: Socket): void {
    this.#connections += 1;
    if (this.target === undefined) {
      near.resetAndDestroy();
      return;
    }
    const far = createConnection(this.target, '127.0.0.1');
    const record = { up: [] as Buffer[], down: [] as Buffer[] };
    this.#recorded.push(record);
    const pass = (from: Socket, to: Socket, up: boolean) => {
      this.#open.add(from);
      from.on('data', (bytes: Buffer) => {
        record[up ? 'up' : 'down'].push(bytes);
        if (!up && this.mute) return;
        if (up) this.#upward += bytes.length;
        // A full pipe holds the sender back, as a real wire does.
        if (!to.write(bytes)) from.pause();
        if (up && this.#cut?.() === true) this.break();
      });
      to.on('drain', () => from.resume());
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#open.delete(from);
        to.destroy();
      });
    };
    pass(near, far, true);
    pass(far, near, false);
  }
}
