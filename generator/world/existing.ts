/**
 * The row with this key.
 *
 * @throws {RangeError} when there is none: something was recorded about a thing that does not exist.
 */
export function existing<T>(rows: ReadonlyMap<number, T>, id: number, what: string): T {
  const row = rows.get(id);
  if (row === undefined) throw new RangeError(`there is no ${what} ${id}`);
  return row;
}
