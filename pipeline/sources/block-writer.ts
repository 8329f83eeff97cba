const usualBlockSize = 256 * 1024;

/** Bytes gathered into blocks. The writer fills `block` from `length` on itself, after it has reserved the room. */
export class BlockWriter {
  block: Buffer;
  length = 0;
  /** Of all blocks so far. */
  private handedOut = 0;
  private readonly take: (block: Buffer) => void;
  private readonly blockSize: number;

  /** @param take gets each block when it is full; its bytes are the taker's from then on */
  constructor(take: (block: Buffer) => void, blockSize = usualBlockSize) {
    this.take = take;
    this.blockSize = blockSize;
    this.block = Buffer.allocUnsafeSlow(blockSize);
  }

  /** Bytes written since the beginning. */
  get written(): number {
    return this.handedOut + this.length;
  }

  /** Makes room for so many bytes in one piece. */
  reserve(bytes: number): void {
    if (this.length + bytes <= this.block.length) return;
    this.flush();
    this.block = Buffer.allocUnsafeSlow(Math.max(this.blockSize, bytes));
  }

  byte(byte: number): void {
    this.reserve(1);
    this.block[this.length++] = byte;
  }

  bytes(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.block.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Hands out what is there. The writer needs a `reserve` before it goes on. */
  flush(): void {
    if (this.length === 0) return;
    const full = this.block.subarray(0, this.length);
    this.handedOut += this.length;
    this.block = Buffer.alloc(0);
    this.length = 0;
    this.take(full);
  }
}
