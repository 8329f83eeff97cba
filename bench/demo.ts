import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Bench, command } from "./bench.ts";
import { firstPaint } from "./first-paint.ts";
import { measureProcess } from "./measure-process.ts";
import { atMost } from "./measurements.ts";

/** The whole story on DuckDB, as a newcomer starts it; its notebooks, and its site. */
export async function benchDemo({ folder, measurements }: Bench): Promise<void> {
  const [directory, site] = [join(folder, "demo"), join(folder, "site")];
  const demo = await measureProcess(process.execPath, [command, "demo", "--dir", directory, "--site", site]);
  measurements.note({ work: "demo, notebooks included", value: demo.seconds, unit: "s" });
  measurements.note({
    work: "demo, peak memory of all its processes",
    value: demo.peakBytes / 1e6,
    unit: "MB",
    goal: atMost(1000),
  });
  const warehouse = join(directory, "warehouse.duckdb");
  const words = ["notebooks", "run", "--warehouse", warehouse, "--out", join(folder, "notebooks")];
  const notebooks = await measureProcess(process.execPath, [command, ...words]);
  measurements.note({ work: "all notebooks", value: notebooks.seconds, unit: "s", goal: atMost(300) });
  measurements.note({ work: "site", value: bytesIn(site) / 1e6, unit: "MB", goal: atMost(15) });
  measurements.note({
    work: "first page visible, from disk",
    value: await firstPaint(join(site, "index.html")),
    unit: "s",
    goal: atMost(1),
  });
}

function bytesIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
}
