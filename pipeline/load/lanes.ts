import type { Source } from "../sources/source.ts";

export interface LanesOptions {
  /** Each does one thing at a time. */
  readonly sources: readonly Source[];
  /** All see the same moment; otherwise whatever is read of a table is read by one of them. */
  readonly isOneMoment: boolean;
  /** Aborted: what waits is refused, for the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly table: string;
  readonly start: (source: Source) => Promise<void>;
  readonly refuse: (reason: unknown) => void;
}

/** The connections to a source, and the line of what waits for one. After the first failure nothing more is begun. */
export class Lanes {
  private readonly isOneMoment: boolean;
  private readonly free: Source[];
  private readonly readers = new Map<string, Source>();
  private readonly waiting: Waiting[] = [];
  private stopped: { readonly reason: unknown } | undefined;

  constructor({ sources, isOneMoment, signal }: LanesOptions) {
    this.free = [...sources];
    this.isOneMoment = isOneMoment;
    signal?.addEventListener("abort", () => this.stop(signal.reason), { once: true });
    if (signal?.aborted === true) this.stop(signal.reason);
  }

  /** Why nothing more is begun; undefined while all is well. */
  get reason(): unknown {
    return this.stopped?.reason;
  }

  /** Does something with a connection that sees the same moment for the whole table, after all that waits already. */
  run<T>(table: string, task: (source: Source) => Promise<T>): Promise<T> {
    return this.enqueue(table, task, (waiting) => this.waiting.push(waiting));
  }

  /** The same, before all that waits. */
  runNext<T>(table: string, task: (source: Source) => Promise<T>): Promise<T> {
    return this.enqueue(table, task, (waiting) => this.waiting.unshift(waiting));
  }

  /** Refuses everything that waits or comes later. */
  stop(reason: unknown): void {
    this.stopped ??= { reason };
    for (const { refuse } of this.waiting.splice(0)) refuse(this.stopped.reason);
  }

  private enqueue<T>(
    table: string,
    task: (source: Source) => Promise<T>,
    place: (waiting: Waiting) => void,
  ): Promise<T> {
    if (this.stopped !== undefined) return Promise.reject(this.stopped.reason);
    return new Promise<T>((resolve, reject) => {
      const start = async (source: Source): Promise<void> => {
        try {
          resolve(await task(source));
        } catch (error) {
          this.stop(error);
          reject(error);
        }
      };
      place({ table, start, refuse: reject });
      this.next();
    });
  }

  private next(): void {
    for (let i = 0; i < this.waiting.length && this.free.length > 0; i++) {
      const waiting = this.waiting[i];
      const source = waiting === undefined ? undefined : this.freeSourceFor(waiting.table);
      if (waiting === undefined || source === undefined) continue;
      this.waiting.splice(i--, 1);
      this.free.splice(this.free.indexOf(source), 1);
      void waiting.start(source).finally(() => {
        this.free.push(source);
        this.next();
      });
    }
  }

  private freeSourceFor(table: string): Source | undefined {
    if (this.isOneMoment) return this.free[0];
    const reader = this.readers.get(table);
    if (reader !== undefined) return this.free.includes(reader) ? reader : undefined;
    const [source] = this.free;
    if (source !== undefined) this.readers.set(table, source);
    return source;
  }
}
