import type { TableName } from "../opendental/schema/tables.ts";

/** What became of a row since the pass before; a `silent` change is one that moved no edit stamp. */
export type RowFate = "new" | "same" | "changed" | "silent";

/** A row boiled down to signed 32-bit numbers: equal rows have equal prints, others practically never. */
export interface Print {
  low: number;
  high: number;
  /** Of its edit stamps alone. */
  stamps: number;
}

/**
 * The rows of one table as remembered from pass to pass, by their primary key: 13 bytes a row, in arrays indexed by the
 * key, because OpenDental's keys count from 1. The few keys that would leave large gaps are kept apart.
 */
export class TablePrints {
  #low = new Int32Array(64);
  #high = new Int32Array(64);
  #stamps = new Int32Array(64);
  /** In which pass a key was last seen; 0 for never. */
  #lastSeen = new Uint8Array(64);
  readonly #distant = new Map<number, Readonly<Print> & { readonly lastSeen: number }>();
  #rows = 0;
  #pass = 1;

  /** Begins another pass over all rows. */
  startPass(): void {
    this.#pass = this.#pass === 255 ? 1 : this.#pass + 1;
  }

  /** Compares a row with what is remembered of its key, and remembers it instead. */
  see(key: number, print: Readonly<Print>): RowFate {
    if (!this.#reaches(key)) return this.#seeDistant(key, print);
    const fate = this.#lastSeen[key] === 0 ? this.#count() : this.#fateOf(key, print);
    this.#low[key] = print.low;
    this.#high[key] = print.high;
    this.#stamps[key] = print.stamps;
    this.#lastSeen[key] = this.#pass;
    return fate;
  }

  /** Forgets the rows that this pass did not see, and answers with their keys. */
  forgetUnseen(): readonly number[] {
    const keys: number[] = [];
    for (let key = 0; key < this.#lastSeen.length; key++) {
      const seen = this.#lastSeen[key];
      if (seen === 0 || seen === this.#pass) continue;
      this.#lastSeen[key] = 0;
      keys.push(key);
    }
    for (const [key, { lastSeen }] of this.#distant) {
      if (lastSeen === this.#pass) continue;
      this.#distant.delete(key);
      keys.push(key);
    }
    this.#rows -= keys.length;
    return keys;
  }

  #count(): RowFate {
    this.#rows++;
    return "new";
  }

  #fateOf(key: number, print: Readonly<Print>): RowFate {
    if (this.#low[key] === print.low && this.#high[key] === print.high) return "same";
    return this.#stamps[key] === print.stamps ? "silent" : "changed";
  }

  #seeDistant(key: number, print: Readonly<Print>): RowFate {
    const known = this.#distant.get(key);
    this.#distant.set(key, { ...print, lastSeen: this.#pass });
    return known === undefined ? this.#count() : fateOf(known, print);
  }

  /** Whether the arrays hold the key, or may grow to hold it. */
  #reaches(key: number): boolean {
    if (this.#distant.size > 0 && this.#distant.has(key)) return false;
    if (key < this.#lastSeen.length) return key >= 0;
    if (key > 4 * (this.#rows + 1024)) return false;
    this.#grow(Math.max(key + 1, Math.ceil(this.#lastSeen.length * 1.5)));
    return true;
  }

  #grow(length: number): void {
    this.#low = grown(this.#low, new Int32Array(length));
    this.#high = grown(this.#high, new Int32Array(length));
    this.#stamps = grown(this.#stamps, new Int32Array(length));
    this.#lastSeen = grown(this.#lastSeen, new Uint8Array(length));
  }
}

function grown<A extends Uint8Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

function fateOf(before: Readonly<Print>, now: Readonly<Print>): RowFate {
  if (before.low === now.low && before.high === now.high) return "same";
  return before.stamps === now.stamps ? "silent" : "changed";
}

/** The rows of a practice as remembered from one evening to a later one. */
export class PracticePrints {
  readonly #tables = new Map<TableName, TablePrints>();

  table(name: TableName): TablePrints {
    let known = this.#tables.get(name);
    if (known === undefined) {
      known = new TablePrints();
      this.#tables.set(name, known);
    }
    return known;
  }

  tables(): Iterable<readonly [TableName, TablePrints]> {
    return this.#tables;
  }
}
