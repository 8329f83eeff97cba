import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type GenerateReport, generate } from "../../generator/index.ts";
import { type DuckDbSession, openDuckDb } from "../../generator/sinks/duckdb-connection.ts";

/** A practice in a DuckDB file of its own, open for questions. */
export interface GeneratedPractice {
  readonly path: string;
  readonly report: GenerateReport;
  readonly session: DuckDbSession;
  remove(): void;
}

interface Size {
  readonly patients: number;
  readonly years: number;
  readonly seed: number;
}

/** Generates a practice; the test removes it in `afterAll`. */
export async function generatedPractice(size: Size): Promise<GeneratedPractice> {
  const folder = mkdtempSync(join(tmpdir(), "bitewing-practice-"));
  const path = join(folder, "practice.duckdb");
  const report = await generate({ to: { kind: "duckdb", path }, ...size });
  const session = await openDuckDb(path, { readOnly: true });
  return {
    path,
    report,
    session,
    remove: () => {
      session.close();
      rmSync(folder, { recursive: true });
    },
  };
}
