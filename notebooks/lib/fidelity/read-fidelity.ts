import { readFileSync } from "node:fs";
import { z } from "zod";
import { BitewingError, messageOf } from "../../../foundation/errors.ts";
import type { FidelityPageData } from "./page-data.ts";

/**
 * Reads the JSON of a fidelity report, as `bitewing generate --report` writes it beside its page.
 *
 * @throws {BitewingError} of kind `found` when the file is missing or holds something else.
 */
export function readFidelity(path: string): FidelityPageData {
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (thrown) {
    throw new BitewingError(
      {
        kind: "found",
        what: `The fidelity report cannot be read: ${messageOf(thrown).split("\n")[0]}`,
        where: path,
        next: "Write it anew: bitewing generate --report FILE.html.",
      },
      { cause: thrown },
    );
  }
}

const finding = z.object({
  id: z.string(),
  name: z.string(),
  population: z.string(),
  unit: z.string(),
  low: z.number(),
  target: z.number(),
  high: z.number(),
  confidence: z.string(),
  source: z.string(),
  use: z.enum(["gate", "information"]),
  why: z.string(),
  observed: z.number().nullable(),
  sampleSize: z.number(),
  accepted: z.object({ from: z.number(), to: z.number() }),
  verdict: z.enum(["within", "outside", "not measured"]),
});

const distribution = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  series: z.array(
    z.object({
      name: z.string(),
      bars: z.array(z.object({ label: z.string(), value: z.number() })),
    }),
  ),
});

const schema: z.ZodType<FidelityPageData> = z.object({
  practice: z.object({
    patients: z.number(),
    years: z.number(),
    seed: z.number(),
    scenario: z.string(),
    opened: z.string(),
    asOf: z.string(),
  }),
  gates: z.object({ within: z.number(), outside: z.number(), notMeasured: z.number() }),
  subjects: z.array(z.object({ subject: z.string(), findings: z.array(finding) })),
  distributions: z.array(distribution),
  unmeasured: z.array(z.object({ name: z.string(), source: z.string(), why: z.string() })),
});
