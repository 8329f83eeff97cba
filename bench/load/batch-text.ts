import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseDatabaseUrl, type ServerUrl } from "../../foundation/database-url.ts";
import { quoteMySql } from "../../foundation/sql-text.ts";
import { measureProcess } from "../measure-process.ts";
import type { SourceSize } from "./source-size.ts";

/** What running the MySQL client's batch mode over all tables needs. */
export interface BatchClient {
  /** Path of `mariadb` or `mysql`. */
  readonly program: string;
  readonly url: string;
  /** Names, the largest first. */
  readonly tables: readonly string[];
  /** Where the scripts are written. */
  readonly folder: string;
}

/** Counts lines and bytes of all tables: batch text has a line for each row, whatever a text contains. */
export async function measureBatchText(client: BatchClient): Promise<SourceSize> {
  const { output } = await eachTable(client, "count", "wc -lc");
  const counts = output.matchAll(/(\d+)\s+(\d+)/g);
  return [...counts].reduce(
    (sum, [, rows, bytes]) => ({ rows: sum.rows + Number(rows), bytes: sum.bytes + Number(bytes) }),
    { rows: 0, bytes: 0 },
  );
}

/**
 * Pipes each table's batch text into a shell command, two tables at once.
 *
 * @param receiver shell text; `$1` is the name of the table
 * @param env passwords and the like for the receiver
 */
export async function eachTable(
  { program, url, tables, folder }: BatchClient,
  name: string,
  receiver: string,
  env: Readonly<Record<string, string>> = {},
): ReturnType<typeof measureProcess> {
  const script = join(folder, `${name}.sh`);
  const list = join(folder, `${name}.tables`);
  const server = serverOf(url);
  const words = `--host=${server.host} --port=${server.port} --user=${server.user}`;
  const mode = "--default-character-set=utf8mb4 --quick --batch --skip-column-names";
  const query = `select * from ${quoteMySql("$1")}`.replaceAll("`", "\\`");
  // At exit code 255 xargs starts no further table.
  await writeFile(
    script,
    `set -o pipefail\n"${program}" ${words} ${mode} ${server.database} -e "${query}" | ${receiver} || exit 255\n`,
  );
  await writeFile(list, `${tables.join("\n")}\n`);
  const each = `xargs -P 2 -n 1 bash "${script}" < "${list}"`;
  return measureProcess("bash", ["-c", each], { env: { ...env, MYSQL_PWD: server.password } });
}

/** The parts of a server's URL. */
export function serverOf(url: string): ServerUrl {
  const parsed = parseDatabaseUrl(url);
  if (parsed.kind === "duckdb") throw new Error("The bench compares servers here; a DuckDB file is none.");
  return parsed;
}
