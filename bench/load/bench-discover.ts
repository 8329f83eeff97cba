import { command } from "../bench.ts";
import { measureProcess } from "../measure-process.ts";
import { atMost } from "../measurements.ts";
import type { LoadBench } from "./bench-load.ts";

/** The whole command, start of Node included; the best of three. */
export async function benchDiscover({ source, tables, measurements }: LoadBench): Promise<void> {
  const run = () => measureProcess(process.execPath, [command, "discover", "--from", source.url, "--json"]);
  const runs = [await run(), await run(), await run()];
  measurements.note({
    work: `discover ${tables.length} tables, MySQL`,
    value: Math.min(...runs.map(({ seconds }) => seconds)),
    unit: "s",
    goal: atMost(3),
  });
}
