import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import type { Moment } from "../../foundation/calendar.ts";
import { writeWhole } from "../../foundation/write-whole.ts";
import { tableNamed } from "../opendental/schema/tables.ts";
import { ByteWriter } from "../sinks/byte-writer.ts";
import { csvRows } from "../sinks/csv-rows.ts";
import type { LooseRow } from "../sinks/row-plan.ts";
import type { Defect, PlannedEdit } from "./plan-defects.ts";
import type { SpoiledRows } from "./spoil-rows.ts";

/** Raised when the files' shape changes in a way that readers must know. */
const formatVersion = 1;

const files = { lines: "defects.csv", whole: "defects.json" } as const;

/** One changed cell as the database holds it, or a row that was added or removed: its column is then empty. */
interface DefectLine {
  readonly id: string;
  readonly kind: string;
  readonly table: string;
  readonly key_column: string;
  readonly key: number;
  readonly action: PlannedEdit["action"];
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes the planted defects into a truth folder: `defects.csv` with a line for each changed cell and each row that was
 * added or removed, `defects.json` with the same by defect, and the rows that each implicates.
 *
 * @param stamp what edit stamps became that a row left out.
 */
export async function writeDefects(
  defects: readonly Defect[],
  spoiled: SpoiledRows,
  stamp: Moment,
  directory: string,
): Promise<void> {
  const told = defects.map((defect) => ({ defect, lines: linesOf(defect, spoiled, stamp) }));
  const lines = told.flatMap((entry) => entry.lines);
  await writeWhole(
    join(directory, files.lines),
    stringify(lines, { header: true, columns: [...lineColumns] }),
  );
  const whole = { format_version: formatVersion, defects: told.map(describe) };
  await writeWhole(join(directory, files.whole), `${JSON.stringify(whole, undefined, 1)}\n`);
}

/** Takes an earlier practice's defects out of a truth folder. */
export async function removeDefects(directory: string): Promise<void> {
  for (const file of Object.values(files)) await rm(join(directory, file), { force: true });
}

const lineColumns = [
  "id",
  "kind",
  "table",
  "key_column",
  "key",
  "action",
  "column",
  "before",
  "after",
] as const satisfies readonly (keyof DefectLine)[];

function describe({ defect, lines }: { readonly defect: Defect; readonly lines: readonly DefectLine[] }) {
  const { id, kind, counterparts, implicates } = defect;
  const edits = lines.map(({ id: _id, kind: _kind, ...edit }) => edit);
  return { id, kind, edits, counterparts, implicates };
}

function linesOf({ id, kind, edits }: Defect, spoiled: SpoiledRows, stamp: Moment): readonly DefectLine[] {
  return edits.flatMap((edit) => {
    const { table, key, action } = edit;
    const row = spoiled.get(edit);
    if (row === undefined) throw new RangeError(`the row ${table} ${key} of ${id} was never written`);
    const line = (column: string, before: string, after: string): DefectLine => ({
      id,
      kind,
      table,
      key_column: tableNamed(table).primaryKey ?? "",
      key,
      action,
      column,
      before,
      after,
    });
    if (action === "added") return [line("", "", `copy of ${edit.like}`)];
    if (action === "removed") return [line("", "row", "")];
    const before = cellsOf(edit, row.before, stamp);
    const after = cellsOf(edit, row.after, stamp);
    return Object.keys(edit.values).map((column) =>
      line(column, before.get(column) ?? "", after.get(column) ?? ""),
    );
  });
}

/** The row's cells by column, as the text that the sinks write. */
function cellsOf(
  { table }: PlannedEdit,
  row: LooseRow | undefined,
  stamp: Moment,
): ReadonlyMap<string, string> {
  const definition = tableNamed(table);
  const out = new ByteWriter();
  csvRows.encoderOf(definition, stamp).encode(out, row ?? {});
  const [cells = []] = parse(out.view(), { relax_column_count: true }) as string[][]; // a line of texts
  return new Map(definition.columns.map(({ name }, at) => [name, cells[at] ?? ""]));
}
