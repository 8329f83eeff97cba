/**
 * `bitewing load` without its proof, as its rivals are: node dist/bench/load/copy-alone.js SOURCE WAREHOUSE. For the
 * bench alone, which shows with it what the proof costs; no option of the loader leaves the proof out.
 */
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { load } from "../../pipeline/load/load.ts";
import { openSources } from "../../pipeline/sources/open-source.ts";
import type { Source } from "../../pipeline/sources/source.ts";
import { emptyFingerprint } from "../../pipeline/types/fingerprint.ts";
import { openWarehouse } from "../../pipeline/warehouses/open-warehouse.ts";
import type { TableRows, Warehouse } from "../../pipeline/warehouses/warehouse.ts";

const [from = "", to = ""] = process.argv.slice(2);

await load({
  from: parseDatabaseUrl(from),
  to: parseDatabaseUrl(to),
  jobs: 2,
  openSources: async (...words) => {
    const opened = await openSources(...words);
    return { ...opened, sources: opened.sources.map(withoutFingerprints) };
  },
  openWarehouse: async (...words) => withUnprovedCopies(await openWarehouse(...words)),
});

/** The same connection, on which every table looks the same. */
function withoutFingerprints(source: Source): Source {
  const unproved: Source = Object.create(source);
  unproved.fingerprint = async () => emptyFingerprint;
  return unproved;
}

function withUnprovedCopies(warehouse: Warehouse): Warehouse {
  const unproved: Warehouse = Object.create(warehouse);
  unproved.inCopy = (table, work) =>
    warehouse.inCopy(table, (rows) => {
      const copied: TableRows = Object.create(rows);
      copied.fingerprint = async () => emptyFingerprint;
      copied.fingerprints = async (ranges) => ranges.map(() => emptyFingerprint);
      return work(copied);
    });
  return unproved;
}
