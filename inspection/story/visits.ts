import type { InspectedDatabase, InspectedRow } from "../inspected-database.ts";
import { dayIn, type Happening, happening, numberOf, ranks, rowsBy, textOf, timeIn } from "./happening.ts";
import type { Lists } from "./lists.ts";
import { asDetail, chargeOf, isComplete } from "./treatment.ts";

const completeStatus = 2;
/** OpenDental's HistAppointmentAction. */
const actions = { created: 0, changed: 1, missed: 2, cancelled: 3, deleted: 4 } as const;

/** Visits as they took place, with what was done and charged; and what was booked, moved, missed and cancelled. */
export async function readVisits(
  database: InspectedDatabase,
  patient: number,
  procedures: readonly InspectedRow[],
  lists: Lists,
): Promise<readonly Happening[]> {
  const done = rowsBy(procedures.filter(isComplete), "AptNum");
  const visits = await database.query(`
    select AptNum, AptDateTime, Pattern, Op, ProvNum, ProvHyg, IsHygiene, IsNewPatient, AppointmentTypeNum, DateTimeArrived,
      DateTimeSeated, DateTimeDismissed, Note
    from appointment where PatNum = ${patient} and AptStatus = ${completeStatus}`);
  const history = await database.query(`
    select AptNum, HistDateTStamp, HistApptAction, AptDateTime, AppointmentTypeNum, AptStatus, ProvNum
    from histappointment where PatNum = ${patient} order by HistApptNum`);
  return [
    ...visits.map((visit) => visitOf(visit, done.get(numberOf(visit, "AptNum")) ?? [], lists)),
    ...outsideVisits(done.get(0) ?? []),
    ...[...rowsBy(history, "AptNum").values()].flatMap((steps) => planningOf(steps, lists)),
  ];
}

function visitOf(visit: InspectedRow, done: readonly InspectedRow[], lists: Lists): Happening {
  const people = [numberOf(visit, "ProvNum"), numberOf(visit, "ProvHyg")].flatMap(
    (id) => lists.providers.get(id) ?? [],
  );
  const times = [`${timeIn(visit, "AptDateTime")}`, `${textOf(visit, "Pattern").length * 5} min`];
  const seated =
    dayIn(visit, "DateTimeSeated") === undefined
      ? []
      : [`in the chair ${timeIn(visit, "DateTimeSeated")}–${timeIn(visit, "DateTimeDismissed")}`];
  const where = [...times, lists.chairs.get(numberOf(visit, "Op")) ?? "no chair", ...people, ...seated].join(
    ", ",
  );
  const first = numberOf(visit, "IsNewPatient") === 1 ? ", first visit" : "";
  return happening(
    dayIn(visit, "AptDateTime") ?? "",
    ranks.visit,
    `VISIT ${typeOf(visit, lists)}${first}: ${where}`,
    {
      time: timeIn(visit, "AptDateTime"),
      details: done.map(asDetail),
      amount: done.reduce((sum, procedure) => sum + chargeOf(procedure), 0),
    },
  );
}

/** Completed procedures on no visit: the codes of missed and cancelled appointments. */
function outsideVisits(done: readonly InspectedRow[]): readonly Happening[] {
  return done.map((procedure) =>
    happening(dayIn(procedure, "ProcDate") ?? "", ranks.visit, "noted", {
      details: [asDetail(procedure)],
      amount: chargeOf(procedure),
    }),
  );
}

function planningOf(steps: readonly InspectedRow[], lists: Lists): readonly Happening[] {
  let from = "";
  return steps.flatMap((step): readonly Happening[] => {
    const start = `${dayIn(step, "AptDateTime")} ${timeIn(step, "AptDateTime")}`;
    const text = planningText(step, from, start, typeOf(step, lists));
    from = start;
    if (text === undefined) return [];
    return [
      happening(dayIn(step, "HistDateTStamp") ?? "", ranks.booking, text, {
        time: timeIn(step, "HistDateTStamp"),
      }),
    ];
  });
}

function planningText(step: InspectedRow, from: string, start: string, type: string): string | undefined {
  switch (numberOf(step, "HistApptAction")) {
    case actions.created:
      return `booked ${type} for ${start}`;
    case actions.changed:
      return from === start ? undefined : `moved ${type} from ${from} to ${start}`;
    case actions.missed:
      return `MISSED ${type} of ${start}`;
    case actions.cancelled:
      return `CANCELLED ${type} of ${start}`;
    default:
      return `deleted ${type} of ${start}`;
  }
}

const typeOf = (row: InspectedRow, { visitTypes }: Lists): string =>
  (visitTypes.get(numberOf(row, "AppointmentTypeNum")) ?? "appointment").toLowerCase();
