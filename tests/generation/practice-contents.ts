import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import mysql, { type RowDataPacket } from "mysql2/promise";
import { quoteMySql, quoteSql } from "../../foundation/sql-text.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { openDuckDb } from "../../generator/sinks/duckdb-connection.ts";
import { parsePracticeTarget } from "../../generator/sinks/target.ts";

/**
 * What a reader finds of a practice: a line for each table or file, with a hash of all that is in it. Undefined where
 * there is no practice that calls itself complete.
 */
export async function practiceContents(to: string): Promise<readonly string[] | undefined> {
  const target = parsePracticeTarget(to);
  switch (target.kind) {
    case "duckdb":
      return existsSync(target.path) ? ofDuckDb(target.path) : undefined;
    case "parquet":
      if (!existsSync(target.folder)) return undefined;
      return readdirSync(target.folder)
        .sort()
        .map((name) => `${name} ${hashOf(join(target.folder, name))}`);
    case "sql":
      return existsSync(target.path) ? [hashOf(target.path)] : undefined;
    default:
      return ofMySql(to);
  }
}

const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

async function ofDuckDb(path: string): Promise<readonly string[]> {
  const session = await openDuckDb(path, { readOnly: true });
  try {
    const hashes = [...tables.keys()].map(
      (name) =>
        `SELECT '${name}' AS name, coalesce(md5(string_agg(t::VARCHAR, chr(10) ORDER BY rowid)), '') AS hash FROM ${quoteSql(name)} t`,
    );
    const rows = await session.select(`${hashes.join(" UNION ALL ")} ORDER BY name`);
    return rows.map(({ name, hash }) => `${String(name)} ${String(hash)}`);
  } finally {
    session.close();
  }
}

async function ofMySql(url: string): Promise<readonly string[] | undefined> {
  const connection = await mysql.createConnection(url);
  const select = async (sql: string): Promise<RowDataPacket[]> =>
    (await connection.query<RowDataPacket[]>(sql))[0];
  try {
    const names = (await select("SHOW TABLES")).map((row) => String(Object.values(row)[0]));
    if (!names.includes("preference")) return undefined;
    const [marker] = await select(
      "SELECT ValueString AS text FROM preference WHERE PrefName = 'BitewingPractice'",
    );
    if (!String(marker?.text).includes('"state":"complete"')) return undefined;
    const checksums = await select(`CHECKSUM TABLE ${names.map(quoteMySql).join(", ")}`);
    return checksums.map(({ Table, Checksum }) => `${String(Table).split(".")[1]} ${String(Checksum)}`);
  } finally {
    await connection.end();
  }
}
