import type { Connection } from "mysql2/promise";
import { mySqlCreateIndexes, mySqlCreateTable, type StorageEngine } from "../opendental/schema/ddl-mysql.ts";
import type { TableDefinition } from "../opendental/schema/definition.ts";
import { tables } from "../opendental/schema/tables.ts";
import { loadIntoMySql } from "./mysql-load.ts";
import { markedTable } from "./practice-marker.ts";
import type { SpooledTable } from "./row-spool.ts";
import type { LoadListener } from "./sink.ts";

interface TableJob {
  readonly table: TableDefinition;
  /** Undefined for a table that stays empty. */
  readonly spooled: SpooledTable | undefined;
}

/** Tables with fewer rows get their indexes at once: a second statement would cost more than it saves. */
const indexLaterFrom = 20_000;

/**
 * Creates and loads every table but the marked one. The connections take tables from one list, the largest first;
 * two are near twice as fast as one.
 */
export async function fillMySql(
  connections: readonly Connection[],
  spooled: readonly SpooledTable[],
  engine: StorageEngine,
  heard: LoadListener = () => {},
): Promise<void> {
  const jobs = tableJobs(spooled);
  const ofBytes = spooled.reduce((sum, { bytes }) => sum + bytes, 0);
  let bytes = 0;
  const sent = (more: number): void => {
    bytes += more;
    heard({ bytes, ofBytes });
  };
  const failed = new AbortController();
  const work = async (connection: Connection): Promise<void> => {
    for (let job = jobs.shift(); job !== undefined && !failed.signal.aborted; job = jobs.shift()) {
      await fillTable(connection, job, engine, sent);
    }
  };
  const workers = connections.map((connection) => work(connection).finally(() => failed.abort()));
  const results = await Promise.allSettled(workers);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

function tableJobs(spooled: readonly SpooledTable[]): TableJob[] {
  const byName = new Map(spooled.map((entry) => [entry.table, entry]));
  const jobs = [...tables].map(([name, table]) => ({ table, spooled: byName.get(name) }));
  return jobs
    .filter(({ table }) => table.name !== markedTable)
    .sort((a, b) => (b.spooled?.bytes ?? 0) - (a.spooled?.bytes ?? 0));
}

async function fillTable(
  connection: Connection,
  { table, spooled }: TableJob,
  engine: StorageEngine,
  sent: (bytes: number) => void,
): Promise<void> {
  const indexLater = (spooled?.rows ?? 0) >= indexLaterFrom;
  await connection.query(mySqlCreateTable(table, { engine, withIndexes: !indexLater }));
  if (spooled !== undefined) await loadIntoMySql(connection, spooled, { sent });
  const indexes = indexLater ? mySqlCreateIndexes(table) : undefined;
  if (indexes !== undefined) await connection.query(indexes);
}
