import { join } from "node:path";
import { type Bench, command } from "./bench.ts";
import { measureProcess } from "./measure-process.ts";
import { atMost } from "./measurements.ts";

/** The whole story on DuckDB, as a newcomer starts it. */
export async function benchDemo({ folder, measurements }: Bench): Promise<void> {
  const words = [command, "demo", "--dir", join(folder, "demo"), "--site", join(folder, "site")];
  const demo = await measureProcess(process.execPath, words);
  measurements.note({ work: "demo", value: demo.seconds, unit: "s", goal: atMost(60) });
  measurements.note({
    work: "demo, peak memory of all its processes",
    value: demo.peakBytes / 1e6,
    unit: "MB",
    goal: atMost(1000),
  });
}
