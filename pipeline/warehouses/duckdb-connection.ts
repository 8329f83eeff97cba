import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import type { DuckDbSession } from "../duckdb-session.ts";
import type { ByteExtract, Extract } from "../sources/source.ts";
import { warehouseType } from "../types/type-rules.ts";
import type { RawColumn } from "./warehouse.ts";
import type { WarehouseConnection } from "./warehouse-connection.ts";

/** The name under which a source that is a DuckDB file itself is attached. */
export const attachedSource = "load_source";

/** One connection of DuckDB; rows from outside reach it through files, which its CSV reader takes fastest. */
export class DuckDbConnection implements WarehouseConnection {
  readonly dialect = "duckdb";
  private readonly session: DuckDbSession;
  private readonly attach: (path: string) => Promise<void>;

  /** @param attach attaches a file as `attachedSource`, once */
  constructor(session: DuckDbSession, attach: (path: string) => Promise<void>) {
    this.session = session;
    this.attach = attach;
  }

  run(sql: string): Promise<void> {
    return this.session.run(sql);
  }

  rows(sql: string): Promise<unknown[][]> {
    return this.session.rows(sql);
  }

  async copy(relation: string, columns: readonly RawColumn[], extract: Extract): Promise<void> {
    const into = `insert into ${relation} (${columns.map(({ name }) => quoteSql(name)).join(", ")})`;
    if (extract.kind === "duckdb") {
      await this.attach(extract.path);
      await this.session.run(`${into} ${extract.query(attachedSource)}`);
      return;
    }
    await this.copyFromFile(into, columns, extract);
  }

  private async copyFromFile(
    into: string,
    columns: readonly RawColumn[],
    extract: ByteExtract,
  ): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), "bitewing-load-"));
    const file = join(folder, "rows.csv");
    const handle = await open(file, "w+");
    try {
      // Without a name, so that not even a process that is killed leaves patients' data behind.
      if (process.platform === "linux") await rm(folder, { recursive: true });
      const path = process.platform === "linux" ? `/proc/self/fd/${handle.fd}` : file;
      await writeFile(handle, extract.blocks);
      const longest = extract.longestRow();
      await this.session.run(`set memory_limit = '${memoryFor(longest)}'`);
      await this.session.run(`${into} ${selectFromCsv(path, columns, longest)}`);
    } finally {
      await handle.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Enough for rows that pass through; the rest is left to the machine. */
export const memoryLimit = "300MB";
const shortRow = 6_000_000;
/** DuckDB holds a row several times: as it was read, as text, as the value, and as what goes to the file. */
const timesHeld = 50;

function memoryFor(longestRow: number): string {
  return longestRow <= shortRow ? memoryLimit : `${Math.ceil((longestRow * timesHeld) / 1_000_000)}MB`;
}

function selectFromCsv(file: string, columns: readonly RawColumn[], longestRow: number): string {
  const types = columns.map(({ name, type }) => `${literalSql(name)}: ${literalSql(csvType(type))}`);
  const values = columns.map(({ name, type }) =>
    type.kind === "blob" ? `unhex(substr(${quoteSql(name)}, 3))` : quoteSql(name),
  );
  const options = [
    "auto_detect = false",
    "header = false",
    `delim = ','`,
    `quote = '"'`,
    `escape = '"'`,
    "nullstr = '\\N'",
    "allow_quoted_nulls = false",
    "new_line = '\\n'",
    "encoding = 'utf-8'",
    `max_line_size = ${Math.max(2_097_152, longestRow + 1)}`,
    `buffer_size = ${Math.max(33_554_432, 2 * (longestRow + 1))}`,
    "parallel = false",
  ];
  return `select ${values.join(", ")} from read_csv(${literalSql(file)}, columns = {${types.join(", ")}}, ${options.join(", ")})`;
}

function csvType(type: RawColumn["type"]): string {
  return type.kind === "blob" ? "VARCHAR" : warehouseType(type, "duckdb");
}
