import type { InspectedDatabase, InspectedRow } from "../inspected-database.ts";
import { readChart } from "./chart.ts";
import { readClaims } from "./claims.ts";
import { readContacts } from "./contacts.ts";
import {
  type Cents,
  type Detail,
  dayIn,
  type Happening,
  numberOf,
  ranks,
  textOf,
  timeIn,
} from "./happening.ts";
import { type Lists, readLists } from "./lists.ts";
import { readMoney, todayOf } from "./money.ts";
import { type Person, readPerson } from "./person.ts";
import { asDetail, plannedTreatment, readProcedures } from "./treatment.ts";
import { readVisits } from "./visits.ts";

/** One patient's life in the practice, as its database tells it. */
export interface Story {
  readonly person: Person;
  /** In order of time; each with the patient's own balance after it. */
  readonly happenings: readonly ToldHappening[];
  /** How things stand on the practice's today. */
  readonly today: Standing;
}

export interface ToldHappening extends Happening {
  readonly balance: Cents;
}

export interface Standing {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly nextVisits: readonly string[];
  readonly recalls: readonly string[];
  /** Planned and not done. */
  readonly openTreatment: readonly Detail[];
  /** What the patient owes or, below zero, is owed, insurers' part included. */
  readonly balance: Cents;
}

/**
 * Reads one patient's story: visits, treatment, claims, money, charts and contacts.
 *
 * @param patient OpenDental's PatNum
 * @throws {BitewingError} of kind `found` when there is no such patient
 */
export async function readStory(database: InspectedDatabase, patient: number): Promise<Story> {
  const lists = await readLists(database);
  const person = await readPerson(database, patient, lists);
  const procedures = await readProcedures(database, patient);
  const happenings = inOrder([
    ...(await readVisits(database, patient, procedures, lists)),
    ...plannedTreatment(procedures, lists),
    ...(await readClaims(database, patient)),
    ...(await readMoney(database, patient, lists)),
    ...(await readChart(database, patient, lists)),
    ...(await readContacts(database, patient)),
  ]);
  const balance = happenings.at(-1)?.balance ?? 0;
  return { person, happenings, today: await standing(database, patient, procedures, lists, balance) };
}

function inOrder(happenings: readonly Happening[]): readonly ToldHappening[] {
  const told: ToldHappening[] = [];
  let balance = 0;
  const rankOf = ranking(happenings);
  const ordered = happenings.toSorted(
    (a, b) => compare(a.day, b.day) || rankOf(a) - rankOf(b) || compare(a.time, b.time),
  );
  for (const happening of ordered) {
    balance += happening.amount;
    told.push({ ...happening, balance });
  }
  return told;
}

/** A contact after the day's visit comes last. */
function ranking(happenings: readonly Happening[]): (happening: Happening) => number {
  const visits = new Map<string, string>();
  for (const { day, time, rank } of happenings)
    if (rank === ranks.visit && time !== "") visits.set(day, time);
  return ({ day, time, rank }) =>
    rank === ranks.contact && time > (visits.get(day) ?? "24:00") ? ranks.booking + 1 : rank;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function standing(
  database: InspectedDatabase,
  patient: number,
  procedures: readonly InspectedRow[],
  lists: Lists,
  balance: Cents,
): Promise<Standing> {
  return {
    day: await todayOf(database),
    nextVisits: await nextVisits(database, patient, lists),
    recalls: await recalls(database, patient),
    openTreatment: procedures.filter((row) => numberOf(row, "ProcStatus") === 1).map(asDetail),
    balance,
  };
}

async function nextVisits(
  database: InspectedDatabase,
  patient: number,
  { visitTypes }: Lists,
): Promise<readonly string[]> {
  const rows = await database.query(`
    select AptDateTime, AppointmentTypeNum, AptStatus from appointment
    where PatNum = ${patient} and AptStatus in (1, 3) order by AptDateTime`);
  return rows.map((row) => {
    const type = (visitTypes.get(numberOf(row, "AppointmentTypeNum")) ?? "appointment").toLowerCase();
    if (numberOf(row, "AptStatus") === 3) return `${type}, on the unscheduled list`;
    return `${type} on ${dayIn(row, "AptDateTime")} at ${timeIn(row, "AptDateTime")}`;
  });
}

async function recalls(database: InspectedDatabase, patient: number): Promise<readonly string[]> {
  const rows = await database.query(`
    select t.Description, r.DateDue, r.DatePrevious, r.IsDisabled from recall r
    join recalltype t on t.RecallTypeNum = r.RecallTypeNum
    where r.PatNum = ${patient} order by t.RecallTypeNum`);
  return rows.flatMap((row) => {
    const due = dayIn(row, "DateDue");
    const last = dayIn(row, "DatePrevious");
    if (due === undefined) return [];
    return [`${textOf(row, "Description")} due ${due}${last === undefined ? "" : `, last ${last}`}`];
  });
}
