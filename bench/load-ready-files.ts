import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dayOf, momentAt } from "../foundation/calendar.ts";
import { literalSql, quoteMySql } from "../foundation/sql-text.ts";
import { settingsOf } from "../generator/generate-settings.ts";
import { mySqlCreateIndexes, mySqlCreateTable } from "../generator/opendental/schema/ddl-mysql.ts";
import { tableNamed, tables } from "../generator/opendental/schema/tables.ts";
import { writePractice } from "../generator/opendental/write-practice.ts";
import { simulate } from "../generator/simulate.ts";
import { mySqlFormat } from "../generator/sinks/csv-rows.ts";
import { openRowSpool, type SpooledTable } from "../generator/sinks/row-spool.ts";
import { executables } from "../tests/servers/programs.ts";
import { secondsOf } from "./bench.ts";
import { measureProcess } from "./measure-process.ts";

export interface ReadyFiles {
  /** Where the files are written, before the clock runs. */
  readonly folder: string;
  readonly request: Parameters<typeof settingsOf>[0];
  /** An empty MySQL database. */
  readonly url: string;
  /** Whether tables have their indexes while rows come, or get them table by table afterwards. */
  readonly indexes: "within" | "after";
}

/** Seconds that MySQL's own client takes to load a practice from CSV files, keys and indexes included. */
export async function loadReadyFiles({ folder, request, url, indexes }: ReadyFiles): Promise<number> {
  const place = await mkdtemp(join(folder, "ready-"));
  try {
    const spool = openRowSpool({ stamp: momentAt(dayOf(2026, 6, 30), 0), temporaryFolder: place });
    for (const _ of writePractice(simulate(settingsOf(request)), spool)) continue;
    const spooled = new Map(spool.tables().map((entry) => [entry.table as string, entry]));
    for (const entry of spooled.values()) entry.file();
    const script = [...tables.keys()].flatMap((table) => statements(table, spooled.get(table), indexes));
    const path = join(place, "load.sql");
    await writeFile(path, `${[settings, ...script].join(";\n")};\n`);
    return await secondsOf(() => runClient(url, path));
  } finally {
    await rm(place, { recursive: true });
  }
}

const settings =
  "SET time_zone = '+00:00', sql_mode = 'NO_AUTO_VALUE_ON_ZERO', foreign_key_checks = 0, unique_checks = 0";

function statements(
  table: SpooledTable["table"],
  spooled: SpooledTable | undefined,
  indexes: ReadyFiles["indexes"],
): readonly string[] {
  const definition = tableNamed(table);
  const later = indexes === "after" ? mySqlCreateIndexes(definition) : undefined;
  return [
    mySqlCreateTable(definition, { withIndexes: indexes === "within" }),
    ...(spooled === undefined
      ? []
      : [
          `LOAD DATA LOCAL INFILE ${literalSql(spooled.file())} INTO TABLE ${quoteMySql(table)} ${mySqlFormat}`,
        ]),
    ...(later === undefined ? [] : [later]),
  ];
}

async function runClient(url: string, script: string): Promise<void> {
  const [client] = executables(["mariadb", "mysql"], []);
  if (client === undefined) throw new Error("the bench needs the program mariadb or mysql");
  const { hostname, port, username, password, pathname } = new URL(url);
  const words = ["--no-defaults", `-h${hostname}`, `-P${port}`, `-u${username}`, "--local-infile=1"];
  await measureProcess(client, [...words, pathname.slice(1), `--execute=source ${script}`], {
    env: { MYSQL_PWD: decodeURIComponent(password) },
  });
}
