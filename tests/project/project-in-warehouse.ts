import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { build, run, seed, snapshot, test } from "../../pipeline/run/commands.ts";
import type { RunOptions } from "../../pipeline/run/invocation.ts";
import { withSession } from "../../pipeline/run/open-warehouse.ts";
import type { NodeResult, RunReport } from "../../pipeline/run/report.ts";
import type { Files } from "./in-memory-project.ts";

const commands = { build, run, seed, snapshot, test };
type Command = keyof typeof commands;

/** A project in a temporary folder, built again and again into one warehouse while its files and sources change. */
export class ProjectInWarehouse {
  readonly directory = mkdtempSync(join(tmpdir(), "bitewing-warehouse-"));
  readonly lines: string[] = [];
  readonly target: DatabaseUrl;

  constructor(target: DatabaseUrl) {
    this.target = target;
    this.write({ "dbt_project.yml": "name: shop\nversion: '1.0'\n" });
  }

  /** Adds or replaces files; null takes one away. */
  write(files: Readonly<Record<string, string | null>> | Files): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.directory, path);
      if (text === null) rmSync(file);
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
  }

  options(more: Partial<RunOptions> = {}): RunOptions {
    return {
      target: this.target,
      projectDirectory: this.directory,
      schema: "main",
      threads: 2,
      now: () => new Date("2026-01-31T12:00:00Z"),
      log: (line) => this.lines.push(line),
      ...more,
    };
  }

  async run(command: Command, more: Partial<RunOptions> = {}): Promise<RunReport> {
    return commands[command](this.options(more));
  }

  /** Runs, and fails with the messages of what did not succeed. */
  async succeed(command: Command, more: Partial<RunOptions> = {}): Promise<RunReport> {
    const report = await this.run(command, more);
    if (!report.ok)
      throw new Error(report.results.map(({ name, message }) => `${name}: ${message}`).join("\n"));
    return report;
  }

  /** Runs, and answers the result of the one node that failed. */
  async fail(command: Command, more: Partial<RunOptions> = {}): Promise<NodeResult> {
    const { results } = await this.run(command, more);
    const failed = results.find(({ status }) => status === "error");
    if (failed === undefined) throw new Error("nothing failed");
    return failed;
  }

  async rows(sql: string): Promise<readonly (readonly unknown[])[]> {
    return withSession(this.target, async (session) => (await session.query(sql)).rows);
  }

  /** Puts a table of these rows into the schema `raw`; columns are named and typed by the first part. */
  async source(name: string, columns: string, ...rows: readonly string[]): Promise<void> {
    await withSession(this.target, async (session) => {
      await session.query("create schema if not exists raw");
      await session.query(
        `drop table if exists raw.${name}${this.target.kind === "postgres" ? " cascade" : ""}`,
      );
      await session.query(`create table raw.${name} (${columns})`);
      if (rows.length > 0)
        await session.query(`insert into raw.${name} values ${rows.map((row) => `(${row})`).join(", ")}`);
    });
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
