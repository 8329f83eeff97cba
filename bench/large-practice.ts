import { join } from "node:path";
import { verify } from "../inspection/integrity/verify.ts";
import { openInspected } from "../inspection/open-database.ts";
import { type Bench, command, secondsOf } from "./bench.ts";
import { measureProcess } from "./measure-process.ts";
import { atMost } from "./measurements.ts";

/** A practice of a size that many have, by the whole command: the answer key included. */
export async function benchLargePractice({ folder, measurements }: Bench): Promise<void> {
  const path = join(folder, "large.duckdb");
  const words = [command, "generate", "--to", `duckdb:${path}`];
  const size = ["--patients", "5000", "--years", "5", "--truth", join(folder, "truth")];
  const large = await measureProcess(process.execPath, [...words, ...size]);
  measurements.note({
    work: "generate 5,000 patients × 5 years into DuckDB",
    value: large.seconds,
    unit: "s",
    goal: atMost(20),
  });
  measurements.note({
    work: "the same, peak memory",
    value: large.peakBytes / 1e6,
    unit: "MB",
    goal: atMost(1500),
  });
  const practice = await openInspected({ kind: "duckdb", path });
  const seconds = await secondsOf(() => verify(practice)).finally(() => practice.close());
  measurements.note({ work: "verify it", value: seconds, unit: "s" });
}
