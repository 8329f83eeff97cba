import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import {
  describeTarget,
  type LoadOptions,
  load,
  loadProject,
  run,
  seed,
  withSession,
} from "../../pipeline/index.ts";
import type { Model } from "../../pipeline/project/project.ts";
import { scratchPath } from "../pipeline/scratch.ts";

/** Which load a row was built from: the only columns in which rows of an incremental build may differ. */
const stamps = ["_loaded_at", "_load_run"];

/** A warehouse that is loaded and built again and again with the project in `sql/`. */
export class BuiltWarehouse {
  private readonly url: DatabaseUrl;
  private artifacts = "";

  constructor(url: DatabaseUrl) {
    this.url = url;
  }

  async load(from: DatabaseUrl, options: Partial<LoadOptions> = {}): Promise<void> {
    await load({ from, to: this.url, ...options });
  }

  /** Builds models: all of them, unless a selection is given. @throws with the messages of those that failed. */
  async build(select?: string): Promise<void> {
    await this.run(select === undefined ? {} : { select });
  }

  /** Keeps the rows of every table that the project builds, and tells how many differ after a full refresh. */
  async differencesFromFullRefresh(): Promise<Record<string, number>> {
    const tables = (await this.models()).filter(({ config }) => config.text("materialized") !== "view");
    const columns = await this.columnsOf(tables);
    await withSession(this.url, async (session) => {
      await session.query("create schema as_built");
      for (const { name, relation } of tables)
        await session.query(
          `create table as_built.${quoteSql(name)} as select ${columns.get(name)} from ${relation.text()}`,
        );
    });
    await this.run({ fullRefresh: true });
    return withSession(this.url, async (session) => {
      const differing: Record<string, number> = {};
      for (const { name, relation } of tables) {
        const before = `select * from as_built.${quoteSql(name)}`;
        const after = `select ${columns.get(name)} from ${relation.text()}`;
        const { rows } = await session.query(
          `select count(*) from ((${before} except all ${after}) union all (${after} except all ${before})) as differing`,
        );
        const count = Number(rows[0]?.[0]);
        if (count > 0) differing[name] = count;
      }
      await session.query("drop schema as_built cascade");
      return differing;
    });
  }

  private async rows(sql: string): Promise<readonly (readonly unknown[])[]> {
    return withSession(this.url, async (session) => (await session.query(sql)).rows);
  }

  private async run(options: { readonly select?: string; readonly fullRefresh?: boolean }): Promise<void> {
    if (this.artifacts === "") await this.plantSeeds();
    const { results } = await run({
      target: this.url,
      projectDirectory: "sql",
      artifacts: this.artifacts,
      ...options,
    });
    const failed = results.filter(({ status }) => status !== "success");
    if (failed.length > 0)
      throw new Error(failed.map(({ name, message }) => `${name}: ${message}`).join("\n"));
  }

  private async plantSeeds(): Promise<void> {
    this.artifacts = await scratchPath("target");
    await seed({ target: this.url, projectDirectory: "sql", artifacts: this.artifacts });
  }

  private async models(): Promise<Model[]> {
    const { nodes } = await loadProject({ directory: "sql", target: describeTarget(this.url) });
    return [...nodes.values()].filter((node): node is Model => node.resourceType === "model");
  }

  private async columnsOf(tables: readonly Model[]): Promise<Map<string, string>> {
    const rows = await this.rows(
      `select table_name, string_agg('"' || column_name || '"', ', ' order by ordinal_position)
       from information_schema.columns where column_name not in (${stamps.map((stamp) => `'${stamp}'`).join(", ")})
       and table_schema in (${[...new Set(tables.map(({ relation }) => `'${relation.schema}'`))].join(", ")})
       group by table_name`,
    );
    return new Map(rows.map(([name, list]) => [String(name), String(list)]));
  }
}
