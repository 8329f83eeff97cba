/** Where the rows of a query go. A row comes either whole or in pieces. */
export interface RowSink {
  row(from: Buffer, start: number, end: number): void;
  piece(from: Buffer, start: number, end: number): void;
  endOfPieces(): void;
}

/** What goes on being read by the driver: everything but rows. */
export interface PacketReader {
  /** Bytes of packets that are no rows, headers included, cut anywhere. */
  read(bytes: Buffer): void;
  /** Rows came since the driver read something; the next packet that it reads has this sequence number. */
  expect(sequence: number): void;
  /** The driver has read all that comes before the rows, and the query has not ended. */
  isAtRows(): boolean;
}

export interface RowPacketsOptions {
  /** A packet of this payload is continued by the next one. */
  readonly packetLimit?: number;
  /** Rows that do not lie in one chunk are put together up to this length; longer ones are passed on in pieces. */
  readonly heldRow?: number;
}

const headerLength = 4;
const packetLimitOfMySql = 0xffffff;
const usualHeldRow = 256 * 1024;
const errorMark = 0xff;
const endMark = 0xfe;
/** From this length on, a packet that begins with the end mark is a row whose first value is very long. */
const longestEnd = 9;

type Destination = "unknown" | "reader" | "held row" | "row in pieces";

/**
 * Splits what a MySQL server sends during a query: rows go to a sink as they arrive, all other packets to the driver.
 *
 * @example socket.on("data", (chunk) => packets.execute(chunk));
 */
export class RowPackets {
  private readonly reader: PacketReader;
  private readonly sink: RowSink;
  private readonly packetLimit: number;
  private readonly heldRow: number;

  private readonly header = Buffer.alloc(headerLength);
  private headerHave = 0;
  /** Bytes of the packet at hand that are still to come; 0 between packets. */
  private missing = 0;
  private destination: Destination = "unknown";
  /** The packet at hand is full, so that the next one goes on with the same row. */
  private isContinued = false;
  private held: Buffer = Buffer.alloc(0);
  private heldBytes = 0;
  /** The sequence number that the next packet must have, once the rows have begun. */
  private sequence: number | null = null;

  constructor(reader: PacketReader, sink: RowSink, options: RowPacketsOptions = {}) {
    this.reader = reader;
    this.sink = sink;
    this.packetLimit = options.packetLimit ?? packetLimitOfMySql;
    this.heldRow = options.heldRow ?? usualHeldRow;
  }

  /** @throws when the server's packets do not follow each other */
  execute(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.missing === 0 && this.headerHave === 0 && !this.isContinued) {
        at = this.wholeRows(chunk, at);
        if (at === chunk.length) return;
      }
      at = this.missing === 0 ? this.takeHeader(chunk, at) : this.takePayload(chunk, at);
    }
  }

  /** The rows that lie whole in the chunk, up to something else. */
  private wholeRows(chunk: Buffer, start: number): number {
    if (!this.reader.isAtRows()) return start;
    const { sink } = this;
    const longest = Math.min(this.packetLimit - 1, this.heldRow);
    let at = start;
    for (; at + headerLength < chunk.length; ) {
      const length = lengthOf(chunk, at);
      const begin = at + headerLength;
      const end = begin + length;
      if (end > chunk.length || length > longest || length === 0) break;
      if (chunk[begin] === errorMark || (chunk[begin] === endMark && length < longestEnd)) break;
      this.checkSequence(chunk[at + 3] as number);
      sink.row(chunk, begin, end);
      at = end;
    }
    return at;
  }

  private takeHeader(chunk: Buffer, start: number): number {
    const taken = Math.min(headerLength - this.headerHave, chunk.length - start);
    chunk.copy(this.header, this.headerHave, start, start + taken);
    this.headerHave += taken;
    if (this.headerHave === headerLength) this.headerComplete();
    return start + taken;
  }

  private headerComplete(): void {
    this.headerHave = 0;
    this.missing = lengthOf(this.header, 0);
    const isContinuation = this.isContinued;
    this.isContinued = this.missing === this.packetLimit;
    if (this.destination === "reader" && isContinuation) this.reader.read(Buffer.from(this.header));
    else if (isContinuation) this.checkSequence(this.header[3] as number);
    else if (this.missing === 0 || !this.reader.isAtRows()) this.toReader();
    if (this.missing === 0) this.endOfPacket();
  }

  private takePayload(chunk: Buffer, start: number): number {
    const end = start + Math.min(this.missing, chunk.length - start);
    if (this.destination === "unknown") this.choose(chunk[start] as number);
    this.missing -= end - start;
    if (this.destination === "reader") this.reader.read(chunk.subarray(start, end));
    else this.takeRow(chunk, start, end);
    if (this.missing === 0) this.endOfPacket();
    return end;
  }

  /** Where the packet goes, by the first byte of its payload. */
  private choose(first: number): void {
    if (first === errorMark || (first === endMark && this.missing < longestEnd)) return this.toReader();
    this.checkSequence(this.header[3] as number);
    this.destination = this.missing > this.heldRow || this.isContinued ? "row in pieces" : "held row";
    if (this.destination === "held row") this.hold(this.missing);
  }

  private toReader(): void {
    this.destination = "reader";
    if (this.sequence !== null) this.reader.expect(this.sequence);
    this.sequence = null;
    this.reader.read(Buffer.from(this.header));
  }

  private hold(bytes: number): void {
    if (this.held.length < bytes) this.held = Buffer.allocUnsafe(Math.max(bytes, 2 * this.held.length));
    this.heldBytes = 0;
  }

  private takeRow(chunk: Buffer, start: number, end: number): void {
    if (this.destination === "row in pieces") this.sink.piece(chunk, start, end);
    else this.heldBytes += chunk.copy(this.held, this.heldBytes, start, end);
  }

  private endOfPacket(): void {
    if (this.isContinued) return;
    const ended = this.destination;
    this.destination = "unknown";
    if (ended === "held row") this.sink.row(this.held, 0, this.heldBytes);
    if (ended === "row in pieces") this.sink.endOfPieces();
  }

  private checkSequence(sequence: number): void {
    if (this.sequence !== null && sequence !== this.sequence)
      throw new Error("The packets of the MySQL server do not follow each other.");
    this.sequence = (sequence + 1) & 0xff;
  }
}

function lengthOf(header: Buffer, at: number): number {
  // A header has three bytes of length.
  return (header[at] as number) | ((header[at + 1] as number) << 8) | ((header[at + 2] as number) << 16);
}
