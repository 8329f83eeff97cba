import { dayOfMoment, emptyMoment, momentAt } from "../../../foundation/calendar.ts";
import { groupBy } from "../../../foundation/group-by.ts";
import { changed, changing, type DefectKind, type KeyedRow, type Survey } from "../defect-kind.ts";
import { ApptStatus, isKept, missingKey } from "./terms.ts";

/** A pattern has a letter for so many seconds. */
const slotSeconds = 5 * 60;

export const scheduleDefects: readonly DefectKind[] = [
  changing({
    name: "appointment-of-departed-provider",
    summary: "An appointment to come is with a provider who has left.",
    origin: "A provider is hidden when leaving, and the schedule is not searched for what remains.",
    table: "appointment",
    column: "ProvNum",
    share: 0.02,
    reads: ["provider"],
    where: ({ AptStatus }, survey) =>
      AptStatus === ApptStatus.Scheduled && hiddenProviders(survey).length > 0,
    set: (_row, random, survey) => ({ ProvNum: random.pick(hiddenProviders(survey)).key }),
  }),
  changing({
    name: "appointment-past-still-scheduled",
    summary: "A visit of the past is still scheduled.",
    origin: "Nobody closes the day: neither complete nor broken is clicked.",
    table: "appointment",
    column: "AptStatus",
    share: 0.005,
    where: (row, survey) => isKept(row) && dayOfMoment(row.AptDateTime) < survey.asOf,
    set: () => ({ AptStatus: ApptStatus.Scheduled }),
  }),
  {
    name: "appointment-double-booked",
    summary: "Two visits are in one chair at the same time.",
    origin: "Two desks book the same gap, or an appointment is dragged onto another.",
    table: "appointment",
    column: "AptDateTime",
    share: 0.005,
    reads: ["appointment"],
    *find(survey) {
      for (const [, appointments] of chairDays(survey)) {
        for (let at = 1; at < appointments.length; at++) {
          const moved = appointments[at];
          const other = appointments[at - 1];
          if (moved === undefined || other === undefined) continue;
          const values = { AptDateTime: other.row.AptDateTime };
          yield {
            key: moved.key,
            plant: () => ({
              edits: [changed("appointment", moved.key, values)],
              counterparts: [{ table: "appointment", key: other.key }],
            }),
          };
        }
      }
    },
  },
  changing({
    name: "appointment-crosses-midnight",
    summary: "An appointment lasts into the next day.",
    origin: "AM and PM are mixed up when the time is typed.",
    table: "appointment",
    column: "AptDateTime",
    share: 0.005,
    where: ({ AptStatus }) => AptStatus === ApptStatus.Broken || AptStatus === ApptStatus.Scheduled,
    set: ({ AptDateTime, Pattern }) => ({
      AptDateTime: momentAt(dayOfMoment(AptDateTime) + 1, 0) - Math.ceil(Pattern.length / 2) * slotSeconds,
    }),
  }),
  changing({
    name: "appointment-without-length",
    summary: "An appointment has an empty pattern, so it takes no time.",
    origin: "A bridge or a web form makes the appointment without one.",
    table: "appointment",
    column: "Pattern",
    share: 0.005,
    where: ({ AptStatus }) => AptStatus !== ApptStatus.UnschedList,
    set: () => ({ Pattern: "" }),
  }),
  changing({
    name: "appointment-times-swapped",
    summary: "A patient was dismissed before arriving.",
    origin: "The front desk catches up on the day's times and mixes up the boxes.",
    table: "appointment",
    column: "DateTimeArrived, DateTimeDismissed",
    share: 0.005,
    where: ({ DateTimeArrived, DateTimeDismissed }) =>
      DateTimeArrived > emptyMoment && DateTimeDismissed > DateTimeArrived,
    set: ({ DateTimeArrived, DateTimeDismissed }) => ({
      DateTimeArrived: DateTimeDismissed,
      DateTimeDismissed: DateTimeArrived,
    }),
  }),
  changing({
    name: "appointment-status-unknown",
    summary: "An appointment has a status that OpenDental does not know.",
    origin: "A conversion carries over the codes of the program before.",
    table: "appointment",
    column: "AptStatus",
    share: 0.005,
    where: ({ AptStatus }) => AptStatus === ApptStatus.Broken,
    set: (_row, random) => ({ AptStatus: random.integer(9, 12) }),
  }),
  changing({
    name: "appointment-of-missing-patient",
    summary: "An appointment is for a patient who is not there.",
    origin: "A patient's duplicate is deleted in the database, and its visits stay.",
    table: "appointment",
    column: "PatNum",
    share: 0.005,
    reads: ["patient"],
    where: ({ AptStatus }) => AptStatus === ApptStatus.Broken || AptStatus === ApptStatus.Complete,
    set: (_row, random, survey) => ({ PatNum: missingKey(survey, "patient", random) }),
  }),
  changing({
    name: "schedule-times-swapped",
    summary: "A provider's working time ends before it begins.",
    origin: "AM and PM are mixed up when the schedule is typed.",
    table: "schedule",
    column: "StartTime, StopTime",
    share: 0.005,
    where: ({ StartTime, StopTime }) => StopTime > StartTime,
    set: ({ StartTime, StopTime }) => ({ StartTime: StopTime, StopTime: StartTime }),
  }),
];

function hiddenProviders(survey: Survey): readonly KeyedRow<"provider">[] {
  return survey.groups("provider", "IsHidden").get(1) ?? [];
}

/** The kept appointments of each chair and day, in order of time. */
function chairDays(survey: Survey): ReadonlyMap<string, readonly KeyedRow<"appointment">[]> {
  const kept = survey.rows("appointment").filter(({ row }) => isKept(row) && row.Op > 0);
  const days = groupBy(kept, ({ row }) => `${row.Op} ${dayOfMoment(row.AptDateTime)}`);
  for (const day of days.values()) day.sort((a, b) => a.row.AptDateTime - b.row.AptDateTime || a.key - b.key);
  return days;
}
