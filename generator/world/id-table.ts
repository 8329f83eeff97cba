/**
 * Rows by their key. Keys count from 1 and are handed out in order, so that a list holds them with less memory and
 * quicker access than a `Map`; rows are visited in the order of their keys.
 */
export class IdTable<T> implements ReadonlyMap<number, T> {
  /** Index 0 stays empty, and so do keys that were deleted. */
  readonly #rows: (T | undefined)[] = [undefined];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(id: number): T | undefined {
    return this.#rows[id];
  }

  has(id: number): boolean {
    return this.#rows[id] !== undefined;
  }

  set(id: number, row: T): void {
    while (this.#rows.length < id) this.#rows.push(undefined);
    if (this.#rows[id] === undefined) this.#size++;
    this.#rows[id] = row;
  }

  delete(id: number): void {
    if (this.#rows[id] === undefined) return;
    this.#rows[id] = undefined;
    this.#size--;
  }

  forEach(visit: (row: T, id: number, table: ReadonlyMap<number, T>) => void): void {
    for (const [id, row] of this) visit(row, id, this);
  }

  *keys(): Generator<number, undefined> {
    for (const [id] of this) yield id;
  }

  *values(): Generator<T, undefined> {
    for (const row of this.#rows) if (row !== undefined) yield row;
  }

  *entries(): Generator<[number, T], undefined> {
    for (const [id, row] of this.#rows.entries()) if (row !== undefined) yield [id, row];
  }

  [Symbol.iterator](): Generator<[number, T], undefined> {
    return this.entries();
  }
}
