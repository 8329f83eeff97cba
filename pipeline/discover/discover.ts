import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { type Log, silent } from "../log.ts";
import { openSource } from "../sources/open-source.ts";
import type { SourceSchema } from "../sources/source-schema.ts";
import type { Catalog, CatalogTable } from "./catalog.ts";
import { editStampsOf } from "./edit-stamps.ts";
import { relationFinder } from "./relations.ts";
import { reportPage } from "./report-page.ts";
import { syncPlanOf } from "./sync-plan.ts";

export interface DiscoverOptions {
  /** A MySQL, MariaDB or DuckDB database. */
  readonly from: DatabaseUrl;
  /** Folder for `catalog.json` and `report.html`; made when it is not there. */
  readonly out?: string;
  readonly log?: Log;
}

/**
 * Reads a database's schema in a few queries and proposes how each table can be kept in step.
 *
 * @throws {BitewingError} of kind `database` when it cannot be reached or has no tables
 */
export async function discover(options: DiscoverOptions): Promise<Catalog> {
  const { from, out, log = silent } = options;
  const source = await openSource(from);
  try {
    const catalog = catalogOf(await source.schema(), showDatabaseUrl(from));
    if (out !== undefined) await writeCatalog(catalog, out, log);
    return catalog;
  } finally {
    await source.close();
  }
}

/**
 * Concludes from what a database declares.
 *
 * @throws {BitewingError} of kind `database` when there are no tables
 */
export function catalogOf(schema: SourceSchema, source: string): Catalog {
  if (schema.tables.length === 0) {
    throw new BitewingError({
      kind: "database",
      what: "This database has no tables.",
      where: source,
      next: "Check its name, or fill it with 'bitewing generate' first.",
    });
  }
  const relationsOf = relationFinder(schema.tables);
  const tables = schema.tables.map((table): CatalogTable => {
    const { foreignKeys: _, ...facts } = table;
    const editStamps = editStampsOf(table.columns);
    return { ...facts, editStamps, relations: relationsOf(table), syncPlan: syncPlanOf(table, editStamps) };
  });
  return { version: 1, source, server: schema.server, tables };
}

async function writeCatalog(catalog: Catalog, folder: string, log: Log): Promise<void> {
  const files = {
    "catalog.json": `${JSON.stringify(catalog, null, 2)}\n`,
    "report.html": reportPage(catalog),
  };
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      await writeFile(join(folder, name), text);
      log(`wrote ${join(folder, name)}`);
    }
  } catch (error) {
    throw new BitewingError({
      kind: "usage",
      what: `The catalog cannot be written: ${messageOf(error)}`,
      where: folder,
      next: "Name another folder with --out.",
    });
  }
}
