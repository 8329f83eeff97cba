import type { InspectedDatabase, InspectedRow } from "../inspected-database.ts";
import {
  type Cents,
  centsOf,
  type Detail,
  dayIn,
  type Happening,
  happening,
  numberOf,
  ranks,
  rowsByDay,
  textOf,
} from "./happening.ts";
import type { Lists } from "./lists.ts";

/** OpenDental's ProcStat. */
const status = {
  planned: 1,
  complete: 2,
  existingHere: 3,
  existingElsewhere: 4,
  referred: 5,
  deleted: 6,
} as const;

/** A patient's procedures with the names of their codes. */
export async function readProcedures(
  database: InspectedDatabase,
  patient: number,
): Promise<readonly InspectedRow[]> {
  return database.query(`
    select p.ProcNum, p.AptNum, p.ProcDate, p.DateTP, p.ProcStatus, p.ProcFee, p.UnitQty, p.BaseUnits, p.ToothNum,
      p.ToothRange, p.Surf, p.Priority, p.ProvNum, c.ProcCode, c.LaymanTerm, c.AbbrDesc
    from procedurelog p join procedurecode c on c.CodeNum = p.CodeNum
    where p.PatNum = ${patient} order by p.ProcNum`);
}

/** What a procedure costs: fee times units. */
export function chargeOf(procedure: InspectedRow): Cents {
  const units = Math.max(1, numberOf(procedure, "UnitQty") + numberOf(procedure, "BaseUnits"));
  return Math.round(centsOf(procedure, "ProcFee") * units);
}

export const isComplete = (procedure: InspectedRow): boolean =>
  numberOf(procedure, "ProcStatus") === status.complete;

/** `D2392 filling, two surfaces, #19 MO`. */
export function describeProcedure(procedure: InspectedRow): string {
  const name = textOf(procedure, "LaymanTerm") || textOf(procedure, "AbbrDesc");
  const tooth = textOf(procedure, "ToothNum");
  const place = [tooth === "" ? "" : `#${tooth}`, textOf(procedure, "ToothRange"), textOf(procedure, "Surf")];
  const where = place.filter((part) => part !== "").join(" ");
  return `${textOf(procedure, "ProcCode")}  ${name}${where === "" ? "" : `, ${where}`}`;
}

export const asDetail = (procedure: InspectedRow): Detail => ({
  text: describeProcedure(procedure),
  amount: chargeOf(procedure),
});

/** What was found and planned, day by day, and what the patient brought along. */
export function plannedTreatment(
  procedures: readonly InspectedRow[],
  { definitions }: Lists,
): readonly Happening[] {
  const planned = rowsByDay(procedures.filter(wasPlanned), "DateTP");
  const existing = rowsByDay(procedures.filter(isExisting), "ProcDate");
  return [
    ...[...planned].flatMap(([day, found]) => planning(day, found, definitions)),
    ...[...existing].map(([day, charted]) =>
      happening(day, ranks.charting, "charted, done elsewhere before", {
        details: charted.map((procedure) => ({ text: describeProcedure(procedure), amount: undefined })),
      }),
    ),
  ];
}

/** Check-ups, X-rays and cleanings are planned for a visit; everything else because it was found. */
const visitCode = /^D[01]|^D4910/;

function planning(
  day: string,
  planned: readonly InspectedRow[],
  definitions: Lists["definitions"],
): readonly Happening[] {
  const forVisit = planned.filter((procedure) => visitCode.test(textOf(procedure, "ProcCode")));
  const found = planned.filter((procedure) => !forVisit.includes(procedure));
  const codes = forVisit.map((procedure) => textOf(procedure, "ProcCode"));
  return [
    ...(found.length === 0
      ? []
      : [
          happening(day, ranks.plan, "treatment planned", {
            details: found.map((procedure) => plannedDetail(procedure, definitions)),
          }),
        ]),
    ...(codes.length === 0 ? [] : [happening(day, ranks.plan, `planned for a visit: ${codes.join(", ")}`)]),
  ];
}

function plannedDetail(procedure: InspectedRow, definitions: Lists["definitions"]): Detail {
  const priority = definitions.get(numberOf(procedure, "Priority"))?.toLowerCase();
  const remarks = [priority, outcomeOf(procedure)].filter((part) => part !== undefined);
  return { text: `${describeProcedure(procedure)} (${remarks.join("; ")})`, amount: chargeOf(procedure) };
}

const wasPlanned = (procedure: InspectedRow): boolean =>
  dayIn(procedure, "DateTP") !== undefined && dayIn(procedure, "DateTP") !== doneOn(procedure);

const isExisting = (procedure: InspectedRow): boolean =>
  dayIn(procedure, "ProcDate") !== undefined &&
  [status.existingHere, status.existingElsewhere].includes(numberOf(procedure, "ProcStatus") as 3 | 4);

const doneOn = (procedure: InspectedRow): string | undefined =>
  isComplete(procedure) ? dayIn(procedure, "ProcDate") : undefined;

function outcomeOf(procedure: InspectedRow): string {
  switch (numberOf(procedure, "ProcStatus")) {
    case status.complete:
      return `done ${doneOn(procedure)}`;
    case status.referred:
      return "referred";
    case status.deleted:
      return "withdrawn";
    default:
      return numberOf(procedure, "AptNum") === 0 ? "not scheduled" : "scheduled";
  }
}
