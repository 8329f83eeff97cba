import type { ExerciseSheet, Ground } from "./exercise.ts";
import type { Answer } from "./mark.ts";

/** The day until which the practice's books run. */
const asOf = asOfIn("preference");

function asOfIn(preferences: string): string {
  return `(
    select json_extract_string("ValueString", '$.asOf')::date from ${preferences} where "PrefName" = 'BitewingPractice'
  )`;
}

async function inPractice({ practice }: Ground, count: string): Promise<Answer> {
  const [row] = await (await practice()).rows(`select (${count}) as answer`);
  return Number(row?.["answer"]);
}

async function inWarehouse({ warehouse }: Ground, count: string): Promise<Answer> {
  const [row] = await warehouse.rows(`select (${count}) as answer`);
  return Number(row?.["answer"]);
}

/** Questions on what incremental loads fetch, and what they would miss. */
export const loading: ExerciseSheet = {
  "rows-above-the-watermark": {
    unit: "count",
    expected: (ground) =>
      inPractice(ground, `select count(*) from securitylog where "LogDateTime"::date = ${asOf}`),
    mistakes: [
      {
        answer: (ground) =>
          inPractice(ground, `select 1 + count(*) from securitylog where "LogDateTime"::date = ${asOf}`),
        hint: "The row at the watermark itself is there already.",
      },
      {
        answer: (ground) => inPractice(ground, "select count(*) from securitylog"),
        hint: "That is the whole table; the warehouse has had its rows up to the watermark since the evening before.",
      },
      {
        answer: (ground) =>
          inPractice(ground, `select count(*) from securitylog where "LogDateTime"::date < ${asOf}`),
        hint: "That is the watermark, or the rows up to it. Those above it are asked for.",
      },
    ],
  },
  "rows-by-edit-stamp": {
    unit: "count",
    expected: (ground) =>
      inWarehouse(
        ground,
        `select count(*) from staging.stg_opendental__procedurelog
        where _updated_at::date = ${asOfIn("raw.preference")}`,
      ),
    mistakes: [
      {
        answer: (ground) =>
          inPractice(ground, `select count(*) from procedurelog where "ProcDate" = ${asOf}`),
        hint: "ProcDate is the day of service. A procedure can be edited on another day.",
      },
      {
        answer: (ground) =>
          inPractice(
            ground,
            `select count(*) from procedurelog where "ProcDate" = ${asOf} and "ProcStatus" = 2`,
          ),
        hint: "Those are the procedures completed on the day. Any edit counts, also of planned work.",
      },
      {
        answer: (ground) =>
          inPractice(ground, `select count(*) from procedurelog where "SecDateEntry"::date = ${asOf}`),
        hint: "Those are the new rows. Rows that were there before and were edited have to come too.",
      },
      {
        answer: (ground) => inPractice(ground, "select count(*) from procedurelog"),
        hint: "That is the whole table.",
      },
    ],
  },
  "rows-never-deleted": {
    unit: "count",
    expected: (ground) =>
      inWarehouse(
        ground,
        `select count(*) from range(1, (select max("ClaimProcNum") + 1 from raw.claimproc)) as given (key)
        where key not in (select "ClaimProcNum" from raw.claimproc)`,
      ),
    mistakes: [
      {
        answer: (ground) => inPractice(ground, `select max("ClaimProcNum") from claimproc`),
        hint: "That is how many rows were ever inserted, those that are still there included.",
      },
      {
        answer: (ground) => inPractice(ground, "select count(*) from claimproc"),
        hint: "Those are the rows that are there; how many more would the warehouse have?",
      },
      {
        answer: (ground) =>
          inPractice(
            ground,
            `select count(*) from (
              select "ClaimProcNum" - lag("ClaimProcNum", 1, 0) over (order by "ClaimProcNum") as step from claimproc
            ) where step > 1`,
          ),
        hint: "Those are the gaps between keys. A gap can be several keys wide.",
      },
    ],
  },
};
