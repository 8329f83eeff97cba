import { join } from "node:path";
import { packageRoot } from "../../foundation/package.ts";
import { type LineagePart, type ProjectColumns, readProjectColumns } from "../../pipeline/index.ts";
import { type PracticeFilesOptions, practiceFiles } from "./practice-files.ts";

/**
 * How the columns of the project's models are made of one another, by parsing the SQL of every model; of the warehouse
 * only the names of its columns are read. It takes some seconds.
 *
 * @throws {BitewingError} as `openWarehouse`
 * @example const lineage = await bw.openLineage(); lineage.behind("mart_practice_monthly_kpis.net_collection_rate");
 */
export function openLineage(options: PracticeFilesOptions = {}): Promise<ProjectColumns> {
  return readProjectColumns({
    target: { kind: "duckdb", path: practiceFiles(options).warehouse },
    projectDirectory: join(packageRoot(), "sql"),
  });
}

/** What two parts of a lineage share: of what is ahead of one column and what is behind another, the ways between the two. */
export function commonPart(one: LineagePart, other: LineagePart): LineagePart {
  const shared = new Set(other.nodes.map(({ id }) => id));
  return {
    start: one.start,
    nodes: one.nodes.filter(({ id }) => shared.has(id)),
    links: one.links.filter(({ from, to }) => shared.has(from) && shared.has(to)),
  };
}
