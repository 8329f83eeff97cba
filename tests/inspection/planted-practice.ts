import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBPreparedStatement, type DuckDBValue } from "@duckdb/node-api";
import { generate } from "../../generator/index.ts";
import { tables } from "../../generator/opendental/schema/tables.ts";
import type { InspectedDatabase, InspectedRow } from "../../inspection/inspected-database.ts";
import type { IntegrityRule } from "../../inspection/integrity/rule.ts";
import { schemaRules } from "../../inspection/integrity/rules/schema-rules.ts";
import { semanticRules } from "../../inspection/integrity/rules.ts";
import { type RuleResult, verify } from "../../inspection/integrity/verify.ts";
import type { Plant } from "./plants/plant.ts";

/** A generated practice that can be broken for a moment. */
export interface PlantedPractice {
  readonly database: InspectedDatabase;
  /** What the rules find that read a changed table, while the plant is in; afterwards it is out again. */
  resultsWith(plant: Plant, rules?: readonly IntegrityRule[]): Promise<readonly RuleResult[]>;
  remove(): Promise<void>;
}

/**
 * Each rule is asked of many plants, so its plan is kept. A kept plan may not rely on what the tables held when it was
 * made.
 */
const lastingPlans =
  "set threads = 1; set disabled_optimizers = 'statistics_propagation,compressed_materialization'";

export async function plantedPractice(): Promise<PlantedPractice> {
  const folder = mkdtempSync(join(tmpdir(), "bitewing-plants-"));
  const path = join(folder, "practice.duckdb");
  await generate({ to: { kind: "duckdb", path }, patients: 120, years: 2, seed: 1 });
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(lastingPlans);
  const prepared = new Map<string, Promise<DuckDBPreparedStatement>>();
  const database: InspectedDatabase = {
    where: `duckdb:${path}`,
    tables: new Set(tables.keys()),
    query: async (sql) => {
      const statement = prepared.get(sql) ?? connection.prepare(sql);
      prepared.set(sql, statement);
      const rows = await (await statement).runAndReadAll();
      return rows.getRowObjects().map(inspectedTexts);
    },
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
  return {
    database,
    resultsWith: async (plant, rules = rulesReading(tablesChangedBy(plant))) => {
      await connection.run("begin");
      try {
        for (const statement of plant) await connection.run(statement);
        return await verify(database, { rules });
      } finally {
        await connection.run("rollback");
      }
    },
    remove: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Keys, counts and days as texts: what the rules return. */
function inspectedTexts(row: Readonly<Record<string, DuckDBValue>>): InspectedRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
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
