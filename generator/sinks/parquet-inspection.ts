import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { literalSql } from "../../foundation/sql-text.ts";
import { isTableName } from "../opendental/schema/tables.ts";
import { type Admission, admit, foreignFolder } from "./admission.ts";
import { openDuckDb } from "./duckdb-connection.ts";
import { markedTable, markerPreference } from "./practice-marker.ts";
import { type ParquetTarget, showTarget } from "./target.ts";

/** Asks whether a practice may be written to the target's folder; a missing or empty folder takes one. */
export async function admitParquet(target: ParquetTarget): Promise<Admission> {
  const { folder } = target;
  demandOwnFiles(folder);
  const tables = entriesOf(folder);
  return admit({ tables, marker: await markerIn(folder) }, showTarget(target));
}

/**
 * What stands in a folder is removed with it: it may be nothing but the files of a practice.
 *
 * @throws {BitewingError} of kind `database` when there is anything else.
 */
export function demandOwnFiles(folder: string): void {
  const foreign = entriesOf(folder).find((name) => !isOwnFile(name));
  if (foreign === undefined) return;
  throw foreignFolder(folder, foreign);
}

/** DuckDB writes a file under a name of its own until it is complete. */
function isOwnFile(name: string): boolean {
  const [, table] = /^(?:tmp_)?(\w+)\.parquet$/.exec(name) ?? [];
  return table !== undefined && isTableName(table);
}

function entriesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  if (statSync(folder).isDirectory()) return readdirSync(folder);
  throw new BitewingError({
    kind: "database",
    what: "This is a file, and Parquet files need a folder.",
    where: folder,
    next: "Name a folder that is empty or does not exist yet. Nothing was changed.",
  });
}

async function markerIn(folder: string): Promise<string | undefined> {
  const file = join(folder, `${markedTable}.parquet`);
  if (!existsSync(file)) return undefined;
  const session = await openDuckDb(":memory:");
  try {
    const rows = await session.select(
      `SELECT "ValueString" AS text FROM read_parquet(${literalSql(file)}) WHERE "PrefName" = ${literalSql(markerPreference)}`,
    );
    return rows[0] === undefined ? undefined : String(rows[0].text);
  } catch (error) {
    throw new BitewingError(
      {
        kind: "database",
        what: `The file cannot be read as preferences: ${messageOf(error)}`,
        where: file,
        next: "Name a folder that is empty or does not exist yet. Nothing was changed.",
      },
      { cause: error },
    );
  } finally {
    session.close();
  }
}
