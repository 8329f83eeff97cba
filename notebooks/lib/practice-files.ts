import { dirname, join, resolve } from "node:path";
import { parseDatabaseUrl } from "../../foundation/database-url.ts";
import { packageRoot } from "../../foundation/package.ts";

/** Where the files of a practice lie: those that `bitewing demo` leaves beside its warehouse. Absolute paths. */
export interface PracticeFiles {
  /** The DuckDB file with the schemas raw, staging, intermediate and marts. */
  readonly warehouse: string;
  /** The DuckDB file with OpenDental's tables, as the practice's office writes them. */
  readonly practice: string;
  /** The folder of the answer key: answers.csv, variants.csv, labels.csv. */
  readonly truth: string;
  /** The folder of what discovery found: catalog.json, report.html. */
  readonly catalog: string;
  /** The folder of dbt's artifacts: manifest.json, run_results.json. */
  readonly artifacts: string;
  /** The folder of the executed notebooks. */
  readonly notebooks: string;
  /** What the generator measured of the practice's likeness, as JSON; its page lies beside it. */
  readonly fidelity: string;
}

export interface PracticeFilesOptions {
  /** Path or `duckdb:` URL of the warehouse. Default: BITEWING_WAREHOUSE, then the demo's warehouse. */
  readonly path?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** The files around a warehouse, by default around the one that `npm run demo` writes. They need not be there. */
export function practiceFiles(options: PracticeFilesOptions = {}): PracticeFiles {
  const environment = options.environment ?? process.env;
  const warehouse = warehousePath(options.path ?? environment["BITEWING_WAREHOUSE"]);
  const beside = (name: string): string => join(dirname(warehouse), name);
  return {
    warehouse,
    practice: beside("practice.duckdb"),
    truth: beside("truth"),
    catalog: beside("catalog"),
    artifacts: beside("target"),
    notebooks: beside("notebooks"),
    fidelity: beside("fidelity.json"),
  };
}

function warehousePath(given: string | undefined): string {
  if (given === undefined || given === "")
    return join(packageRoot(), ".bitewing", "demo", "warehouse.duckdb");
  if (!given.startsWith("duckdb:")) return resolve(given);
  const url = parseDatabaseUrl(given);
  return resolve(url.kind === "duckdb" ? url.path : given);
}
