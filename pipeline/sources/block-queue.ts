const usualHighWater = 1024 * 1024;

/** Stops and restarts what fills a queue. */
export interface Flow {
  pause(): void;
  resume(): void;
}

/** Blocks between one that cannot wait, a socket, and one that takes its time. The socket pauses while many wait. */
export class BlockQueue {
  private readonly flow: Flow;
  private readonly highWater: number;
  private readonly blocks: Uint8Array[] = [];
  private waitingBytes = 0;
  private isPaused = false;
  private end: { readonly error: unknown } | "reached" | null = null;
  private wake: (() => void) | null = null;

  constructor(flow: Flow, highWater = usualHighWater) {
    this.flow = flow;
    this.highWater = highWater;
  }

  push(block: Uint8Array): void {
    this.blocks.push(block);
    this.waitingBytes += block.length;
    if (!this.isPaused && this.waitingBytes >= this.highWater) {
      this.isPaused = true;
      this.flow.pause();
    }
    this.wake?.();
  }

  /** No block comes any more. */
  close(): void {
    this.end ??= "reached";
    this.wake?.();
  }

  /** The taker gets this error at once, whatever waits before it. */
  fail(error: unknown): void {
    this.end ??= { error };
    this.wake?.();
  }

  /** The next block; null after the last one. */
  async next(): Promise<Uint8Array | null> {
    for (;;) {
      if (this.end !== null && this.end !== "reached") throw this.end.error;
      const block = this.blocks.shift();
      if (block !== undefined) return this.taken(block);
      if (this.end === "reached") return null;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private taken(block: Uint8Array): Uint8Array {
    this.waitingBytes -= block.length;
    if (this.isPaused && this.waitingBytes < this.highWater) {
      this.isPaused = false;
      this.flow.resume();
    }
    return block;
  }
}
