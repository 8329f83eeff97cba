import { parseDatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { freshDatabase } from "../../tests/servers/fresh-database.ts";
import { startMySql } from "../../tests/servers/mysql.ts";
import { type Bench, command } from "../bench.ts";
import { measureProcess } from "../measure-process.ts";
import { growTables } from "./grow-tables.ts";

/** The MySQL database that every contestant moves. */
export interface PracticeSource {
  readonly url: string;
  /** What it is and where it came from, for the person who reads the output. */
  readonly origin: string;
  /** A database of the bench's own may be changed; one that was named is only read. */
  readonly ours: boolean;
  stop(): Promise<void>;
}

/** Memory for the pages of a full-size practice, and a log long enough to fill it without waiting for the disk. */
export const mysqlSettings = [
  "--innodb-buffer-pool-size=4G",
  "--innodb-log-file-size=1G",
  "--tmp-table-size=256M",
];

/** The practice named by BITEWING_BENCH_SOURCE, or one generated now and grown to the rows that are asked for. */
export async function openPracticeSource(bench: Bench): Promise<PracticeSource> {
  const { source } = bench.options;
  if (source === undefined) return generatePractice(bench);
  const origin = `${showDatabaseUrl(parseDatabaseUrl(source))}, named by BITEWING_BENCH_SOURCE`;
  return { url: source, origin, ours: false, stop: async () => {} };
}

/** Quick and of a real shape: a practice of 5,000 patients is generated, and its large tables are copied over. */
async function generatePractice({ measurements, options }: Bench): Promise<PracticeSource> {
  const server = await startMySql(mysqlSettings);
  try {
    const { url } = await freshDatabase(server.url);
    const size = ["--patients", "5000", "--years", "5"];
    const generated = await measureProcess(process.execPath, [command, "generate", "--to", url, ...size]);
    measurements.say(`generated 5,000 patients × 5 years in ${generated.seconds.toFixed(0)} s`);
    const started = performance.now();
    await growTables(url, options.rows);
    measurements.say(
      `grew them to ${options.rows} rows in ${((performance.now() - started) / 1000).toFixed(0)} s`,
    );
    return { url, origin: `a private ${server.origin}`, ours: true, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
