import { IdTable } from "./id-table.ts";

const none: readonly number[] = [];

/** Where the lists are kept: an `IdTable` for dense keys, as ids and days are, a `Map` for others. */
interface Lists {
  get(key: number): number[] | undefined;
  set(key: number, list: number[]): unknown;
}

/** A list that grows gets room for 16 more at once, which most lists never need: short ones are as long as they are. */
const longestExact = 12;

/** Lists of keys by another key, in the order in which they were added. */
export class IdIndex {
  readonly #lists: Lists;

  constructor(lists: Lists = new IdTable<number[]>()) {
    this.#lists = lists;
  }

  of(key: number): readonly number[] {
    return this.#lists.get(key) ?? none;
  }

  add(key: number, id: number): void {
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [id]);
    else if (list.length < longestExact) this.#lists.set(key, list.concat(id));
    else list.push(id);
  }

  remove(key: number, id: number): void {
    const list = this.#lists.get(key);
    const at = list?.lastIndexOf(id) ?? -1;
    if (at >= 0) list?.splice(at, 1);
  }

  /** Moves an id from one list to another. */
  move(from: number, to: number, id: number): void {
    if (from === to) return;
    this.remove(from, id);
    this.add(to, id);
  }
}
