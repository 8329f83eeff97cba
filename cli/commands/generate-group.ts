import { InvalidArgumentError } from "commander";
import { BitewingError } from "../../foundation/errors.ts";
import type { Shard } from "../../generator/index.ts";
import type { PracticeTarget } from "../../generator/sinks/target.ts";
import { interruptible } from "../interruption.ts";
import type { Terminal } from "../terminal.ts";
import { formatCount } from "../terminal.ts";

export interface GroupCall {
  readonly to: PracticeTarget;
  readonly practices?: number;
  readonly shard?: Shard;
  readonly patients?: number;
  readonly years?: number;
  readonly asOf?: string;
  readonly seed?: number;
}

/** What a practice of its own may have, and a group decides for each of its practices or does not make. */
const ofOnePractice = [
  "opened",
  "scenario",
  "clinics",
  "truth",
  "labels",
  "defects",
  "report",
  "engine",
  "dryRun",
] as const;

/** Parses `i/n`. */
export function shardOption(text: string): Shard {
  const [, index, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text) ?? [];
  if (index === undefined || Number(index) > Number(of))
    throw new InvalidArgumentError("It takes i/n, the shard i of n, for example 2/8.");
  return { index: Number(index), of: Number(of) };
}

/** Makes a group of practices. */
export async function runGenerateGroup(
  call: GroupCall & Partial<Record<(typeof ofOnePractice)[number], unknown>>,
  practices: number,
  terminal: Terminal,
): Promise<void> {
  const refused = ofOnePractice.filter((name) => call[name] !== undefined);
  if (call.to.kind !== "parquet" || refused.length > 0) {
    throw new BitewingError({
      kind: "usage",
      what:
        call.to.kind === "parquet"
          ? `A group of practices has no --${refused.join(", --")}.`
          : "A group of practices is written as Parquet files.",
      next: "Use --practices N --to parquet:DIR, with --shard, --patients, --years, --as-of and --seed.",
    });
  }
  const { folder } = call.to;
  const { generateGroup } = await import("../../generator/index.ts");
  const { shard, patients, years, asOf, seed } = call;
  const report = await interruptible((signal) =>
    generateGroup({ folder, practices, shard, patients, years, asOf, seed, signal, log: terminal.line }),
  );
  const found = report.found === 0 ? "" : `, ${formatCount(report.found)} of them made before`;
  const part = shard === undefined ? "" : ` of shard ${shard.index}/${shard.of}`;
  terminal.result(
    `filled parquet:${folder}: ${formatCount(report.practices)} practices${part}${found}, ${formatCount(report.rows)} rows now`,
    report,
  );
}
