import { quoteSql } from "../../foundation/sql-text.ts";
import type { ProcessMeasurement } from "../measure-process.ts";
import { type BatchClient, eachTable, serverOf } from "./batch-text.ts";
import { withPostgres } from "./warehouse.ts";

interface ShellPipe {
  readonly client: BatchClient;
  /** Path of psql. */
  readonly psql: string;
  readonly to: string;
}

/**
 * The MySQL client's batch text straight into COPY, two tables at once.
 *
 * A text that reads NULL and a null look the same in batch text; the pipe takes both for a null, as anyone's would.
 * The truncation in the same transaction spares the write-ahead log.
 */
export function runShellPipe({ client, psql, to }: ShellPipe): Promise<ProcessMeasurement> {
  const server = serverOf(to);
  const words = `--quiet --no-psqlrc --host=${server.host} --port=${server.port} --username=${server.user}`;
  const table = 'raw.\\"${1,,}\\"';
  const copy = `--command="truncate ${table}" --command="copy ${table} from stdin (null 'NULL')"`;
  const receiver = `"${psql}" ${words} --set=ON_ERROR_STOP=1 --single-transaction ${copy} ${server.database}`;
  return eachTable(client, "pipe", receiver, { PGPASSWORD: server.password });
}

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}

/** Lays out the tables of one warehouse's schema raw in another, empty: the pipe copies into the same types as we do. */
export async function copyLayout(from: string, to: string, tables: readonly string[]): Promise<void> {
  const { rows: columns } = await withPostgres(from, (client) =>
    client.query<ColumnRow>(`select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as "type"
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'raw'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
     order by c.relname, a.attnum`),
  );
  const wanted = new Set(tables.map((table) => table.toLowerCase()));
  const layouts = new Map<string, string[]>();
  for (const { table, column, type } of columns) {
    if (wanted.has(table)) layouts.set(table, [...(layouts.get(table) ?? []), `${quoteSql(column)} ${type}`]);
  }
  const statements = [...layouts].map(
    ([table, definitions]) => `create table raw.${quoteSql(table)} (${definitions.join(", ")})`,
  );
  await withPostgres(to, (client) => client.query(["create schema raw", ...statements].join(";\n")));
}
