import { literalSql, quoteSql } from "../../../foundation/sql-text.ts";
import type { ExerciseSheet, Ground } from "./exercise.ts";

export const discovery: ExerciseSheet = {
  "tables-of-visits": {
    unit: "name",
    expected: (ground) =>
      tablesWithAptNum(ground, ({ filled, found }) => filled > 0 && found / filled >= 0.9),
    mistakes: [
      {
        answer: (ground) => tablesWithAptNum(ground, () => true),
        hint: "In some of these the column holds no key at all: nothing could be verified.",
      },
      {
        answer: (ground) => tablesWithAptNum(ground, ({ filled }) => filled === 0),
        hint: "These hold no key of an appointment: they were proposed by name and not verified.",
      },
    ],
  },
  "days-to-an-answer": {
    unit: "days",
    expected: ({ warehouse }) =>
      figure(
        warehouse.rows(`
          select avg(received_date - sent_date) as figure
          from staging.stg_opendental__claim
        `),
      ),
    mistakes: [
      {
        answer: async (ground) =>
          figure((await ground.practice()).rows("select avg(DateReceived - DateSent) as figure from claim")),
        hint: "Claims without an answer are in it, as if it had come in the year 1.",
      },
      {
        answer: async (ground) =>
          figure(
            (await ground.practice()).rows(`
              select avg(DateReceived - DateService) as figure
              from claim
              where DateReceived <> date '0001-01-01'
            `),
          ),
        hint: "That counts from the day of service, which is before the claim was sent.",
      },
    ],
  },
  "false-orphans": {
    unit: "count",
    expected: (ground) =>
      verifications(ground, "plan.PlanNum is null", "left join insplan as plan on v.FKey = plan.PlanNum"),
    mistakes: [
      {
        answer: (ground) =>
          verifications(ground, "true", "inner join insplan as plan on v.FKey = plan.PlanNum"),
        hint: "Those are the rows that find a plan; asked for are the ones that find none.",
      },
      {
        answer: (ground) =>
          verifications(ground, "p.PatPlanNum is null", "left join patplan as p on v.FKey = p.PatPlanNum"),
        hint: "That takes FKey for a key of patplan; asked for is what happens when it is taken for a plan.",
      },
      {
        answer: (ground) => verifications(ground, "v.VerifyType = 2", ""),
        hint: "Some of the rows of that type find a plan by chance: look each FKey up.",
      },
      {
        answer: () => 0,
        hint: "By its VerifyType each row finds its own. Take FKey for a key of insplan in all rows.",
      },
    ],
  },
};

interface KeysHeld {
  /** Rows that hold a key. */
  readonly filled: number;
  /** Those whose key is that of an appointment. */
  readonly found: number;
}

/** Looks into the column AptNum of every other table, where the solution reads the catalog. */
async function tablesWithAptNum(
  ground: Ground,
  isWanted: (keys: KeysHeld) => boolean,
): Promise<readonly string[]> {
  const practice = await ground.practice();
  const named = await practice.rows(`
    select table_name from duckdb_columns()
    where column_name = 'AptNum' and table_name <> 'appointment' and not internal
  `);
  const lookUps = named.map(({ table_name: table }) => {
    const name = String(table);
    return `
      select
        ${literalSql(name)} as name,
        count(*) filter (AptNum <> 0) as filled,
        count(*) filter (AptNum in (select AptNum from appointment)) as found
      from ${quoteSql(name)}`;
  });
  const tables = await practice.rows(lookUps.join(" union all "));
  return tables
    .filter((row) => isWanted({ filled: Number(row["filled"]), found: Number(row["found"]) }))
    .map((row) => String(row["name"]));
}

async function figure(rows: ReturnType<Ground["warehouse"]["rows"]>): Promise<number> {
  return Number((await rows)[0]?.["figure"]);
}

/** Counts rows of insverify, where the solution looks for keys by `not in`. */
async function verifications(ground: Ground, condition: string, join: string): Promise<number> {
  const practice = await ground.practice();
  return figure(practice.rows(`select count(*) as figure from insverify as v ${join} where ${condition}`));
}
