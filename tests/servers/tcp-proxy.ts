import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** What passed in one direction, summed over all connections. */
export interface Traffic {
  readonly toServer: number;
  readonly fromServer: number;
}

/** Stands between a client and a server, and breaks their connections when a test says so. */
export class TcpProxy {
  /** The server's URL by way of the proxy. */
  readonly url: string;
  private readonly port: number;
  private readonly target: URL;
  private server: Server;
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private toServer = 0;
  private fromServer = 0;
  private limit: ((traffic: Traffic) => boolean) | undefined;
  private holdLimit:
    | { readonly limit: (traffic: Traffic) => boolean; readonly reached: () => void }
    | undefined;
  private isHeld = false;
  private hear: (chunk: Buffer, client: Socket) => void = () => {};

  private constructor(target: URL, server: Server, port: number) {
    this.target = target;
    this.server = server;
    this.port = port;
    const url = new URL(target.href);
    url.host = `127.0.0.1:${port}`;
    this.url = url.href;
    server.on("connection", (client) => this.join(client));
  }

  static async before(url: string): Promise<TcpProxy> {
    const server = createServer();
    const port = await listening(server, 0);
    return new TcpProxy(new URL(url), server, port);
  }

  get traffic(): Traffic {
    return { toServer: this.toServer, fromServer: this.fromServer };
  }

  /** Breaks all connections, once, as soon as this is true. */
  cutWhen(limit: (traffic: Traffic) => boolean): void {
    this.limit = limit;
  }

  /** Lets nothing from the server through any more as soon as this is true. Resolves then. */
  holdWhen(limit: (traffic: Traffic) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.holdLimit = { limit, reached: resolve };
    });
  }

  /** Lets everything through again. */
  release(): void {
    this.isHeld = false;
    for (const [, server] of this.pairs) server.resume();
  }

  /** Connections at the moment. */
  get connections(): number {
    return this.pairs.size;
  }

  /** Listens to what clients send. */
  onClient(hear: (chunk: Buffer, client: Socket) => void): void {
    this.hear = hear;
  }

  cut(): void {
    for (const sockets of this.pairs) for (const socket of sockets) socket.resetAndDestroy();
  }

  /** Nobody listens at the port any more. */
  async refuse(): Promise<void> {
    this.server.close();
    this.cut();
    await once(this.server, "close");
  }

  /** Listens at the port again. */
  async accept(): Promise<void> {
    this.server = createServer((client) => this.join(client));
    await listening(this.server, this.port);
  }

  async close(): Promise<void> {
    if (this.server.listening) await this.refuse();
  }

  private join(client: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    const pair = [client, server] as const;
    this.pairs.add(pair);
    const part = (): void => {
      this.pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on("error", part).on("close", part);
    client.on("data", (chunk: Buffer) => {
      this.hear(chunk, client);
      this.toServer += chunk.length;
      this.cutAtLimit();
    });
    client.pipe(server);
    server.on("data", (chunk: Buffer) => {
      this.fromServer += chunk.length;
      if (!client.write(chunk)) server.pause();
      this.cutAtLimit();
      this.holdAtLimit();
      if (this.isHeld) server.pause();
    });
    client.on("drain", () => {
      if (!this.isHeld) server.resume();
    });
  }

  private holdAtLimit(): void {
    if (this.holdLimit?.limit(this.traffic) !== true) return;
    this.holdLimit.reached();
    this.holdLimit = undefined;
    this.isHeld = true;
    for (const [, server] of this.pairs) server.pause();
  }

  private cutAtLimit(): void {
    if (this.limit?.(this.traffic) !== true) return;
    this.limit = undefined;
    this.cut();
  }
}

async function listening(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("a TCP server has a port");
  return address.port;
}
