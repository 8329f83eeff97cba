import type { CellEncoder, CellValue } from "./cell-encoders.ts";
import type { RowFormat } from "./row-encoder.ts";

/** A row as it reaches the encoder, its columns no longer checked by the compiler. */
export type LooseRow = Readonly<Record<string, CellValue>>;

export interface ColumnEncoder {
  readonly name: string;
  readonly nullable: boolean;
  /** The primary key that is numbered on when it is left out. */
  readonly numbered: boolean;
  /** The bytes of a value that is left out; undefined when it must be given. */
  readonly fallback: string | undefined;
  readonly write: CellEncoder;
}

/**
 * How to encode the rows that have the same properties in the same order, as all rows of one object literal have:
 * what they leave out lies ready as bytes between the cells that they give.
 */
export interface RowPlan {
  /** The row's properties, in its order. */
  readonly names: readonly string[];
  /** The cells to write, in the order of the columns. */
  readonly cells: readonly PlannedCell[];
  /** From the last cell to the end of the row. */
  readonly tail: Uint8Array;
}

export interface PlannedCell {
  /** From the cell before, or the start of the row. */
  readonly lead: Uint8Array;
  readonly column: ColumnEncoder;
}

/** Whether the plan was made for rows like this one. */
export function fits(plan: RowPlan, row: LooseRow): boolean {
  const { names } = plan;
  let at = 0;
  for (const name in row) if (name !== names[at++]) return false;
  return at === names.length;
}

/**
 * Plans rows with the properties of this one.
 *
 * @throws {RangeError} when it names a column that does not exist or leaves out one that must be given.
 */
export function planRow(
  columns: readonly ColumnEncoder[],
  row: LooseRow,
  { rowStart, rowEnd }: Pick<RowFormat, "rowStart" | "rowEnd">,
): RowPlan {
  const names = Object.keys(row);
  demandKnown(names, columns);
  const given = new Set(names);
  const cells: PlannedCell[] = [];
  let lead = rowStart;
  columns.forEach((column, at) => {
    if (at > 0) lead += ",";
    if (given.has(column.name) || column.numbered) {
      cells.push({ lead: Buffer.from(lead), column });
      lead = "";
    } else {
      lead += fallbackOf(column);
    }
  });
  return { names, cells, tail: Buffer.from(lead + rowEnd) };
}

/** The bytes of a value that is left out. */
export function fallbackOf({ name, fallback }: ColumnEncoder): string {
  if (fallback === undefined) throw new RangeError(`${name} must be given`);
  return fallback;
}

function demandKnown(names: readonly string[], columns: readonly ColumnEncoder[]): void {
  const known = new Set(columns.map(({ name }) => name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new RangeError(`there is no column ${unknown.join(", ")}`);
}
