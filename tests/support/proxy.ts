// A wire one can listen to, cut, stall and slow down: passes TCP through, records every byte of both directions, breaks connections on demand.

import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Lane, type Slowness } from './slow.ts';

export class Wire {
  /** Where connections go; may be changed when a server comes back on another port. Without one, connections are refused. */
  target: number | undefined;
  readonly #server: Server;
  /** Pieces of each connection, and for each that went up the how-manieth of all it was. */
  readonly #recorded: { readonly up: Buffer[]; readonly arrived: number[]; readonly down: Buffer[] }[] = [];
  #pieces = 0;
  readonly #open = new Set<Socket>();
  /** Nothing comes down any more, although everything still goes up: the answers are lost on the way. */
  mute = false;
  #upward = 0;
  #connections = 0;
  #cut: (() => boolean) | undefined;
  readonly #slowness: Slowness | undefined;
  readonly #lanes: { readonly up: Lane; readonly down: Lane } | undefined;
  readonly #stalled = new Set<Socket>();
  readonly #asking = new Set<Socket>();

  private constructor(server: Server, target: number, slowness: Slowness | undefined) {
    this.#server = server;
    this.target = target;
    this.#slowness = slowness;
    this.#lanes = slowness === undefined ? undefined : { up: new Lane(slowness), down: new Lane(slowness) };
    server.on('connection', (near) => this.#join(near));
  }

  /** A slow one has the same rate and delay in both directions, shared by all connections. */
  static async to(target: number, slowness?: Slowness): Promise<Wire> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Wire(server, target, slowness);
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

  /** Connections on which something went up that nothing has come down for yet. */
  get asking(): number {
    return this.#asking.size;
  }

  get connections(): number {
    return this.#connections;
  }

  /** Methods and addresses of the requests that went up, in the order in which they came: which connection takes one is the browser's own affair. */
  requests(): string[] {
    const found = this.#recorded.flatMap(({ up, arrived }) => {
      const ends: number[] = [];
      for (const { length } of up) ends.push((ends.at(-1) ?? 0) + length);
      return [...Buffer.concat(up).toString('latin1').matchAll(/(?:GET|POST|HEAD|PATCH|DELETE|OPTIONS) \/[^ ]* HTTP\/1\.1/g)].map((match) => ({
        at: arrived[ends.findIndex((end) => end > match.index)] ?? 0,
        line: match[0].replace(/ HTTP.*/, ''),
      }));
    });
    return found.sort((one, other) => one.at - other.at).map(({ line }) => line);
  }

  /** Forgets what was recorded, to look at one part of a story. */
  forget(): void {
    for (const connection of this.#recorded) {
      connection.up.length = 0;
      connection.arrived.length = 0;
      connection.down.length = 0;
    }
  }

  /** Breaks all connections, now. */
  break(): void {
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  /** Lets the connections there are die without a word, as those of a sleeping device do: nothing passes any more, and nobody is told. */
  stall(): void {
    for (const socket of this.#open) this.#stalled.add(socket);
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
    // Shaking hands takes a round trip; here both ends are near.
    if (this.#slowness !== undefined) {
      near.pause();
      setTimeout(() => near.resume(), 2000 * this.#slowness.delay);
    }
    const record = { up: [] as Buffer[], arrived: [] as number[], down: [] as Buffer[] };
    this.#recorded.push(record);
    const pass = (from: Socket, to: Socket, up: boolean) => {
      this.#open.add(from);
      const lane = this.#lanes?.[up ? 'up' : 'down'];
      from.on('data', (bytes: Buffer) => {
        if (this.#stalled.has(from)) return;
        record[up ? 'up' : 'down'].push(bytes);
        if (!up && this.mute) return;
        if (up) {
          record.arrived.push((this.#pieces += 1));
          this.#upward += bytes.length;
          this.#asking.add(near);
        } else this.#asking.delete(near);
        // A full pipe holds the sender back, as a real wire does.
        if (lane !== undefined) lane.carry(bytes, from, to);
        else if (!to.write(bytes)) from.pause();
        if (up && this.#cut?.() === true) this.break();
      });
      to.on('drain', () => from.resume());
      from.on('end', () => {
        if (this.#stalled.has(from)) return;
        if (lane === undefined) to.end();
        else lane.end(to);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#open.delete(from);
        this.#stalled.delete(from);
        this.#asking.delete(near);
        if (lane === undefined || !from.readableEnded) to.destroy();
      });
    };
    pass(near, far, true);
    pass(far, near, false);
  }
}
