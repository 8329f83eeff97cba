/** Whether `etl.row_changes` names every row that a load changed. */
import { columnNames, type ModelTable, primaryKeyOf } from "./model/model-table.ts";
import { readRows } from "./read-raw.ts";

/** The rows of raw tables by their keys; of one without a key that ranges go by, by all they hold. */
export type RawRows = ReadonlyMap<string, ReadonlyMap<string, string>>;

const schemaOf = `select table_name from information_schema.tables where table_schema = 'raw'`;

export async function rawRowsByKey(url: string, tables: readonly ModelTable[]): Promise<RawRows> {
  const there = new Set((await readRows(url, schemaOf)).map(([name]) => name));
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const table of tables) {
    const name = table.name.toLowerCase();
    if (!there.has(name)) continue;
    const cells = columnNames(table).map((column) => `"${column}"::varchar`);
    const rows = await readRows(url, `select ${cells.join(", ")} from raw.${name}`);
    found.set(name, new Map(rows.map((row) => [keyOf(table, row), JSON.stringify(row)])));
  }
  return found;
}

function keyOf(table: ModelTable, row: readonly (string | null)[]): string {
  return primaryKeyOf(table).length === 1 ? String(row[0]) : JSON.stringify(row);
}

/** Rows that the newest run changed without naming them, as `table: key`. */
export async function unnamedChanges(url: string, before: RawRows, after: RawRows): Promise<string[]> {
  const changes = await readRows(
    url,
    `select table_name, row_key::varchar, above_key::varchar, through_key::varchar from etl.row_changes
     where run_id = (select max(run_id) from etl.runs)`,
  );
  return [...after].flatMap(([table, rows]) => {
    const was = before.get(table) ?? new Map<string, string>();
    const named = changes.filter(([name]) => name === table).map(([, ...keys]) => keys);
    return [...new Set([...was.keys(), ...rows.keys()])]
      .filter((key) => was.get(key) !== rows.get(key))
      .filter((key) => !named.some((change) => isNamed(key, change)))
      .map((key) => `${table}: ${key}`);
  });
}

function isNamed(key: string, [row, above, through]: readonly (string | null | undefined)[]): boolean {
  if (typeof row === "string") return row === key;
  if (typeof above !== "string" && typeof through !== "string") return true;
  const isAbove = typeof above !== "string" || BigInt(key) > BigInt(above);
  return isAbove && (typeof through !== "string" || BigInt(key) <= BigInt(through));
}
