import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "../../generator/index.ts";
import { inspectDuckDb } from "../../inspection/duckdb-database.ts";
import type { InspectedDatabase } from "../../inspection/inspected-database.ts";
import type { IntegrityRule } from "../../inspection/integrity/rule.ts";
import { schemaRules } from "../../inspection/integrity/rules/schema-rules.ts";
import { semanticRules } from "../../inspection/integrity/rules.ts";
import { type RuleResult, verify } from "../../inspection/integrity/verify.ts";
import { DuckDbSession } from "../../pipeline/duckdb-session.ts";
import type { Plant } from "./plants/plant.ts";

/** A generated practice that can be broken for a moment. */
export interface PlantedPractice {
  readonly database: InspectedDatabase;
  /** What the rules find that read a changed table, while the plant is in; afterwards it is out again. */
  resultsWith(plant: Plant, rules?: readonly IntegrityRule[]): Promise<readonly RuleResult[]>;
  remove(): Promise<void>;
}

export async function plantedPractice(): Promise<PlantedPractice> {
  const folder = mkdtempSync(join(tmpdir(), "bitewing-plants-"));
  const path = join(folder, "practice.duckdb");
  await generate({ to: { kind: "duckdb", path }, patients: 120, years: 2, seed: 1 });
  const session = await DuckDbSession.open(path);
  const database = await inspectDuckDb(session, `duckdb:${path}`);
  return {
    database,
    resultsWith: async (plant, rules = rulesReading(tablesChangedBy(plant))) => {
      await session.run("begin");
      try {
        for (const statement of plant) await session.run(statement);
        return await verify(database, { rules });
      } finally {
        await session.run("rollback");
      }
    },
    remove: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function tablesChangedBy(plant: Plant): readonly string[] {
  return plant.map((statement) => /^(?:update|insert into|delete from) "?(\w+)/.exec(statement)?.[1] ?? "");
}

/** Of the rules that follow from the schema, only those that judge one of the tables: the others ask for keys. */
function rulesReading(tables: readonly string[]): readonly IntegrityRule[] {
  const named = new RegExp(`\\b(${tables.join("|")})\\b`);
  return [
    ...semanticRules.filter(({ sql }) => named.test(sql)),
    ...schemaRules.filter((rule) => tables.includes(rule.of)),
  ];
}
