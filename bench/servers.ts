import { join } from "node:path";
import { parseDatabaseUrl } from "../foundation/database-url.ts";
import { generate } from "../generator/index.ts";
import { build, discover, load } from "../pipeline/index.ts";
import { freshDatabase } from "../tests/servers/fresh-database.ts";
import { startMySql } from "../tests/servers/mysql.ts";
import { startPostgres } from "../tests/servers/postgres.ts";
import { type Bench, bestOf, secondsOf } from "./bench.ts";
import { atMost } from "./measurements.ts";

/** Every step of a small practice's way, from MySQL to PostgreSQL. */
export async function benchServers({ folder, measurements }: Bench): Promise<void> {
  const [mysql, postgres] = await Promise.all([startMySql(), startPostgres()]);
  try {
    const practice = parseDatabaseUrl((await freshDatabase(mysql.url)).url);
    const warehouse = parseDatabaseUrl((await freshDatabase(postgres.url)).url);
    measurements.note({
      work: "generate 400 patients × 3 years into MySQL",
      value: await secondsOf(() => generate({ to: practice })),
      unit: "s",
    });
    measurements.note({
      work: "discover 432 tables of a small practice, MySQL",
      value: await bestOf(() => discover({ from: practice })),
      unit: "s",
      goal: atMost(3),
    });
    measurements.note({
      work: "load a small practice, MySQL → PostgreSQL, with proof",
      value: await bestOf(() => load({ from: practice, to: warehouse })),
      unit: "s",
    });
    const project = { target: warehouse, projectDirectory: "sql", artifacts: join(folder, "target") };
    measurements.note({
      work: "build and test all models, PostgreSQL",
      value: await bestOf(() => build(project)),
      unit: "s",
    });
  } finally {
    await Promise.all([mysql.stop(), postgres.stop()]);
  }
}
