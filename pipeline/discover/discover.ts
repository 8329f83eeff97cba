import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { type Log, silent } from "../log.ts";
import { openSource } from "../sources/open-source.ts";
import type { Source } from "../sources/source.ts";
import type { SourceSchema, SourceTable } from "../sources/source-schema.ts";
import { type Catalog, type CatalogTable, catalogVersion, isHeld, type Relation } from "./catalog.ts";
import { type CatalogChange, changesBetween } from "./changes.ts";
import { domainsOf } from "./domains.ts";
import { editStampsOf, emptyStampsOf } from "./edit-stamps.ts";
import { emptyDatesOf } from "./empty-dates.ts";
import { type Evidence, gatherEvidence, noEvidence } from "./evidence.ts";
import { flagFinding } from "./flags.ts";
import { readCatalog } from "./read-catalog.ts";
import { type RelationNames, relationNames } from "./relation-names.ts";
import { relationsOf } from "./relations.ts";
import { reportPage } from "./report/report-page.ts";
import { sourceNameOf } from "./scaffold/names.ts";
import { planScaffold } from "./scaffold/plan-scaffold.ts";
import { refuseExisting, writeScaffold } from "./scaffold/write-scaffold.ts";
import { syncPlanOf } from "./sync-plan.ts";

export interface DiscoverOptions {
  /** A MySQL, MariaDB or DuckDB database. SELECT is all it needs to grant. */
  readonly from: DatabaseUrl;
  /**
   * Folder for `catalog.json` and `report.html`; made when it is not there. A catalog that lies there already is
   * compared with, and then replaced.
   */
  readonly out?: string;
  /** A catalog to compare with, in place of the one in `out`. */
  readonly since?: string;
  /** Folder for a dbt-format project with a staging model for each table; no file that is there is touched. */
  readonly scaffold?: string;
  readonly log?: Log;
}

export interface Discovery {
  readonly catalog: Catalog;
  /** Since the catalog that was compared with; null when there was none. */
  readonly changes: readonly CatalogChange[] | null;
  /** Files of the scaffold, relative to its folder; null when none was asked for. */
  readonly scaffold: readonly string[] | null;
}

/**
 * Reads a database's schema and a little of each table, and concludes: relations, flags, empty dates, edit stamps, a
 * sync plan for each table, domains. It takes a few queries on the schema, and two at most on each table with rows.
 *
 * @throws {BitewingError} `database` when it cannot be reached or has no tables; `usage` when a file to compare with is
 * no catalog, or the scaffold would meet files that are there
 */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const { from, out, log = silent } = options;
  const before = await earlierCatalog(options);
  const catalog = await readAndConclude(from);
  const changes = before === null ? null : changesBetween(before, catalog);
  const project = options.scaffold === undefined ? null : await scaffold(catalog, from, options.scaffold);
  if (out !== undefined) await writeCatalog(catalog, changes, out, log);
  if (project !== null) await project.write(log);
  return { catalog, changes, scaffold: project?.files ?? null };
}

async function earlierCatalog({ since, out }: DiscoverOptions): Promise<Catalog | null> {
  const inPlace = out === undefined ? undefined : join(out, "catalog.json");
  // What lies where the catalog will be written must be one, even when another is compared with.
  const found = inPlace !== undefined && existsSync(inPlace) ? await readCatalog(inPlace) : null;
  return since === undefined ? found : readCatalog(since);
}

async function readAndConclude(from: DatabaseUrl): Promise<Catalog> {
  const source = await openSource(from);
  try {
    const schema = await source.schema();
    const names = relationNames(schema.tables);
    return catalogOf(schema, showDatabaseUrl(from), await evidenceFrom(source, schema, names), names);
  } finally {
    await source.close();
  }
}

async function evidenceFrom(source: Source, schema: SourceSchema, names: RelationNames): Promise<Evidence> {
  const extents = await source.extents(schema.tables.map((table) => ({ table, key: undefined })));
  const empty = new Set([...extents].flatMap(([name, { kind }]) => (kind === "empty" ? [name] : [])));
  return gatherEvidence(source.sampler(), schema.tables, names, empty);
}

/**
 * Concludes from what a database declares, and from what was seen in its rows.
 *
 * @param source the database as it may be shown
 * @throws {BitewingError} of kind `database` when there are no tables
 */
export function catalogOf(
  schema: SourceSchema,
  source: string,
  evidence: Evidence = noEvidence,
  names: RelationNames = relationNames(schema.tables),
): Catalog {
  if (schema.tables.length === 0) {
    throw new BitewingError({
      kind: "database",
      what: "This database has no tables.",
      where: source,
      next: "Check its name, or fill it with 'bitewing generate' first.",
    });
  }
  const tables = schema.tables.map((table) => catalogTable(table, evidence, names));
  return { version: catalogVersion, source, server: schema.server, tables, domains: domainsOf(tables) };
}

function catalogTable(table: SourceTable, evidence: Evidence, names: RelationNames): CatalogTable {
  const { foreignKeys: _, ...facts } = table;
  const sample = evidence.sampleOf(table.name);
  const counted = { ...table, rowEstimate: sample?.whole === true ? sample.rows : table.rowEstimate };
  const stamped = { ...counted, sample };
  const editStamps = editStampsOf(stamped);
  const relations = relationsOf(table, names, evidence);
  const isKey = keyColumns(table, relations);
  return {
    ...facts,
    rowEstimate: counted.rowEstimate,
    columns: table.columns.map((column) => ({
      ...column,
      flag: isKey.has(column.name) ? null : flagFinding(column, sample),
      emptyDates: emptyDatesOf(column, sample),
    })),
    sampledRows: sample?.rows ?? 0,
    editStamps,
    relations,
    syncPlan: syncPlanOf(counted, { editStamps, sample, emptyStamps: emptyStampsOf(stamped) }),
  };
}

/** Columns that hold keys, which are neither flags nor codes however small their numbers. */
function keyColumns(table: SourceTable, relations: readonly Relation[]): ReadonlySet<string> {
  return new Set([...table.primaryKey, ...relations.filter(isHeld).map(({ column }) => column)]);
}

interface ScaffoldToWrite {
  readonly files: readonly string[];
  write(log: Log): Promise<void>;
}

/** Refuses before anything is written. */
async function scaffold(catalog: Catalog, from: DatabaseUrl, folder: string): Promise<ScaffoldToWrite> {
  const hasProject = existsSync(join(folder, "dbt_project.yml"));
  const plan = planScaffold(catalog, { sourceName: sourceNameOf(from), hasProject });
  refuseExisting(plan, folder);
  return { files: plan.map(({ path }) => path), write: (log) => writeScaffold(plan, folder, log) };
}

async function writeCatalog(
  catalog: Catalog,
  changes: readonly CatalogChange[] | null,
  folder: string,
  log: Log,
): Promise<void> {
  const files = {
    "catalog.json": `${JSON.stringify(catalog, null, 2)}\n`,
    "report.html": reportPage(catalog, changes),
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
