/** Where each of the shared numbers stands. */
const taken = 0;
const rows = 1;

/** Parts of a practice that several threads take in turn, and how many rows they have written of them. */
export interface PartQueue {
  /** For `partQueue` in another thread, like its memory. */
  readonly count: number;
  readonly memory: SharedArrayBuffer;
  /** The parts that are left: each is given once, to whichever thread asks first. */
  parts(): Generator<number>;
  addRows(count: number): void;
  /** Of all threads, in rows counted so far. */
  readonly rows: number;
}

/** A queue of so many parts; of another thread's, when given its memory. */
export function partQueue(
  count: number,
  memory: SharedArrayBuffer = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT),
): PartQueue {
  const shared = new Int32Array(memory);
  return {
    count,
    memory,
    *parts() {
      for (let part = Atomics.add(shared, taken, 1); part < count; part = Atomics.add(shared, taken, 1))
        yield part;
    },
    addRows: (count) => void Atomics.add(shared, rows, count),
    get rows() {
      return Atomics.load(shared, rows);
    },
  };
}
