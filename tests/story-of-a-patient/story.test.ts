import { afterAll, beforeAll, expect, test } from "vitest";
import type { InspectedDatabase } from "../../inspection/inspected-database.ts";
import { openInspected } from "../../inspection/open-database.ts";
import { readStory, type Story } from "../../inspection/story/story.ts";
import { tellStory } from "../../inspection/story/tell-story.ts";
import { type GeneratedPractice, generatedPractice } from "../opendental/generated-practice.ts";

let practice: GeneratedPractice;
let database: InspectedDatabase;
const stories = new Map<number, Story>();

beforeAll(async () => {
  practice = await generatedPractice({ patients: 60, years: 2, seed: 5 });
  practice.session.close();
  database = await openInspected({ kind: "duckdb", path: practice.path });
  for (const { PatNum } of await database.query("select PatNum from patient order by PatNum")) {
    stories.set(Number(PatNum), await readStory(database, Number(PatNum)));
  }
});

afterAll(async () => {
  await database.close();
  practice.remove();
});

test("a story's last balance is the patient's own balance in OpenDental", async () => {
  const rows = await database.query(
    "select PatNum, round(EstBalance * 100) as cents from patient order by PatNum",
  );
  const told = [...stories].map(([patient, story]) => [patient, story.today.balance]);
  expect(told).toEqual(rows.map((row) => [Number(row.PatNum), Number(row.cents)]));
  expect(rows.some((row) => Number(row.cents) !== 0)).toBe(true);
});

test("a family's balances add up to what its guarantor owes", () => {
  for (const { person } of stories.values()) {
    const members = person.family.map(({ patient }) => stories.get(patient)?.today.balance ?? Number.NaN);
    expect(members.reduce((sum, balance) => sum + balance, 0)).toBe(person.familyBalance.total);
  }
});

test("every completed visit is told with all that was done", async () => {
  const rows = await database.query(`
    select a.PatNum, count(distinct a.AptNum) as visits, count(p.ProcNum) as procedures
    from appointment a join procedurelog p on p.AptNum = a.AptNum and p.ProcStatus = 2
    where a.AptStatus = 2 group by a.PatNum`);
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const visits = (stories.get(Number(row.PatNum))?.happenings ?? []).filter(({ text }) =>
      text.startsWith("VISIT"),
    );
    expect(visits).toHaveLength(Number(row.visits));
    expect(visits.flatMap(({ details }) => details)).toHaveLength(Number(row.procedures));
  }
});

test("happenings come in order of time, on real days, none after today", () => {
  for (const { happenings, today } of stories.values()) {
    const days = happenings.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
    expect(days.every((day) => /^\d{4}-\d\d-\d\d$/.test(day) && day <= today.day)).toBe(true);
  }
});

test("lines are at most a hundred columns wide, and no line is cut off", () => {
  for (const story of stories.values()) {
    const lines = tellStory(story).split("\n");
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(lines.some((line) => line.startsWith("Today, 2026-06-30:"))).toBe(true);
  }
});

test("a patient who is not there is named, with the range of those who are", async () => {
  await expect(readStory(database, 100_000)).rejects.toMatchObject({
    message: expect.stringContaining("There is no patient 100000."),
  });
});
