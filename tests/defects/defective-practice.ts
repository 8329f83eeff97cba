import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { type GenerateOptions, generate } from "../../generator/index.ts";

/** A line of `defects.csv`. */
export type DefectLine = Readonly<Record<string, string>>;

/** Practices with and without defects in a temporary folder, each with its truth. */
export class DefectivePractices {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<DefectivePractices> {
    return new DefectivePractices(await mkdtemp(join(tmpdir(), "bitewing-defects-")));
  }

  url(name: string): DuckDbUrl {
    return { kind: "duckdb", path: join(this.folder, `${name}.duckdb`) };
  }

  truth(name: string): string {
    return join(this.folder, `${name}-truth`);
  }

  async generate(name: string, options: Partial<GenerateOptions>): Promise<void> {
    await generate({ to: this.url(name), truth: this.truth(name), ...options });
  }

  async file(name: string, file: string): Promise<string> {
    return readFile(join(this.truth(name), file), "utf8");
  }

  async lines(name: string): Promise<readonly DefectLine[]> {
    return parse(await this.file(name, "defects.csv"), { columns: true }) as DefectLine[]; // each line by its header
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}
