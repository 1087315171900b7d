// A SOCKS5 proxy as Tor offers one, so that commands are run as they are printed: takes names, connects them to one server, and remembers what was asked for.

import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class Socks {
  /** `name:port` of each connection. */
  readonly asked: string[] = [];
  readonly #server: Server;

  private constructor(server: Server, target: number) {
    this.#server = server;
    server.on('connection', (socket) => void this.#serve(socket, target).catch(() => socket.destroy()));
  }

  /** Leads every name to this port here. */
  static async to(target: number): Promise<Socks> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Socks(server, target);
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** RFC 1928, without authentication: a greeting, then CONNECT to a name. */
  async #serve(socket: Socket, target: number): Promise<void> {
    const [version, methods = 0] = await take(socket, 2);
    await take(socket, methods);
    if (version !== 5) throw new Error('not SOCKS5');
    socket.write(Buffer.from([5, 0]));
    const [, command, , kind, length = 0] = await take(socket, 5);
    if (command !== 1 || kind !== 3) throw new Error('not CONNECT to a name');
    const rest = await take(socket, length + 2);
    this.asked.push(`${rest.subarray(0, length).toString()}:${rest.readUInt16BE(length)}`);
    const far = createConnection(target, '127.0.0.1');
    far.on('error', () => socket.destroy());
    socket.on('error', () => far.destroy());
    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
    socket.pipe(far).pipe(socket);
  }
}

async function take(socket: Socket, length: number): Promise<Buffer> {
  if (length === 0) return Buffer.alloc(0);
  for (;;) {
    const bytes = socket.read(length) as Buffer | null;
    if (bytes !== null) return bytes;
    if (socket.readableEnded) throw new Error('ended');
    await new Promise((resolve) => socket.once('readable', resolve));
  }
}
