import type { Connection } from "mysql2/promise";
import type { ServerUrl } from "../../foundation/database-url.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import type { CanonicalColumn } from "../types/canonical-text.ts";
import { type Fingerprint, fingerprintOf, fingerprintQuery } from "../types/fingerprint.ts";
import { connectMySql, rowsOf, withMySqlErrors } from "./connect-mysql.ts";
import type { ConvertedValue } from "./converted-value.ts";
import { convertedValueSql } from "./converted-value-sql.ts";
import { countConversions } from "./count-conversions.ts";
import { type LoadableColumn, loadableColumns } from "./loadable-columns.ts";
import { readMySqlSchema } from "./mysql-schema.ts";
import type { Conversion, CsvExtract, Source } from "./source.ts";
import type { SourceTable } from "./source-schema.ts";
import { transcodeRows } from "./transcode-rows.ts";

/** Opens a MySQL or MariaDB database for reading, in a transaction that sees one moment's data. Needs SELECT only. */
export async function openMySqlSource(url: ServerUrl): Promise<Source> {
  const connection = await connectMySql(url);
  await withMySqlErrors(url, async () => {
    await connection.query("set session transaction isolation level repeatable read");
    await connection.query("start transaction with consistent snapshot, read only");
  });
  return new MySqlSource(url, connection);
}

class MySqlSource implements Source {
  readonly kind = "mysql";
  private readonly url: ServerUrl;
  private readonly connection: Connection;

  constructor(url: ServerUrl, connection: Connection) {
    this.url = url;
    this.connection = connection;
  }

  schema(): ReturnType<Source["schema"]> {
    return withMySqlErrors(this.url, () => readMySqlSchema(this.connection));
  }

  async emptyTables(tables: readonly string[]): Promise<ReadonlySet<string>> {
    if (tables.length === 0) return new Set();
    const parts = tables.map((table, i) => `select ${i}, exists(select 1 from ${quoteMySql(table)})`);
    const rows = await withMySqlErrors(this.url, () => rowsOf(this.connection, parts.join(" union all ")));
    return new Set(rows.filter(([, filled]) => Number(filled) === 0).map(([i]) => tables[Number(i)] ?? ""));
  }

  async extract(table: SourceTable): Promise<CsvExtract> {
    const columns = loadableColumns(table);
    const list = columns.map((column) => storedValue(column) ?? quoteMySql(column.name)).join(", ");
    const rows = transcodeRows({
      connection: this.connection,
      url: this.url,
      sql: `select ${list} from ${quoteMySql(table.name)}`,
      columns,
      keyColumns: table.primaryKey.map((name) => columns.findIndex((column) => column.name === name)),
      format: "csv",
    });
    const converted: ConvertedValue[] = [];
    const conversions = (): readonly Conversion[] => {
      converted.push(...rows.takeConversions());
      return countConversions(converted);
    };
    return { kind: "csv", blocks: rows.blocks, longestRow: () => rows.longestRow(), conversions };
  }

  async fingerprint(table: SourceTable, conversions: readonly Conversion[]): Promise<Fingerprint> {
    const converted = new Set(conversions.map((conversion) => conversion.column));
    const columns = loadableColumns(table).map((column) => canonicalColumn(column, converted));
    const key = table.primaryKey.length === 1 ? table.primaryKey[0] : undefined;
    const sql = fingerprintQuery(quoteMySql(table.name), columns, key, "mysql");
    const [row = []] = await withMySqlErrors(this.url, () => rowsOf(this.connection, sql));
    return fingerprintOf(row);
  }

  async close(): Promise<void> {
    this.connection.destroy();
  }
}

/**
 * SQL for a value that MySQL would send or compare in another form: a float's text is rounded to 6 digits, a bit's is
 * raw bytes, a year and a zero-filled number have leading zeros. Undefined where the column's own text is exact.
 */
function storedValue({ name, declaredType }: LoadableColumn): string | undefined {
  if (/^float/i.test(declaredType)) return `(${quoteMySql(name)} + 0e0)`;
  return /^bit|^year|zerofill/i.test(declaredType) ? `(${quoteMySql(name)} + 0)` : undefined;
}

function canonicalColumn(column: LoadableColumn, converted: ReadonlySet<string>): CanonicalColumn {
  const expression = converted.has(column.name)
    ? convertedValueSql(column.name, column.type)
    : storedValue(column);
  return { name: column.name, type: column.type, ...(expression === undefined ? {} : { expression }) };
}
