import { ageOn, type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { departureNotes } from "../../catalog/contact-notes.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { familyRates } from "../../catalog/rates/families.ts";
import { recallRates } from "../../catalog/rates/recall.ts";
import { balanceOf } from "../../ledger/aging.ts";
import { entriesOfPatient } from "../../ledger/entry.ts";
import { existing } from "../../world/existing.ts";
import type { DepartureReason, Patient } from "../../world/people.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes, systemTime } from "../office/desk-times.ts";
import { dropRoutine, nextRecallVisit } from "../scheduling/booking.ts";
import { breakAppointment } from "../scheduling/break-appointment.ts";
import { giveUp } from "../scheduling/unscheduled-list.ts";
import { patientOf } from "../treatment/chart.ts";

/** Patients move away, die, go elsewhere over fees, or are taken off the list when they have not come for long. */
export const departures: DailyProcess = {
  name: "departures",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const leavers = leaversOf(office, day);
    const times = deskTimes(office, day, "departures", leavers.length);
    for (const [index, { patientId, why }] of leavers.entries()) {
      const patient = patientOf(office.world, patientId);
      if (patient.status === "patient") depart(office, times[index] ?? 0, patient, why);
    }
    for (const { patientId } of office.agenda.take("archive", day)) archive(office, day, patientId);
  },
};

/** `life`: moves away or dies. */
type Reason = "life" | "fee increase" | "lapsed";

interface Leaver {
  readonly patientId: number;
  readonly why: Reason;
}

function leaversOf(office: Office, day: Day): readonly Leaver[] {
  const { agenda } = office;
  const of = (tasks: readonly { readonly patientId: number }[], why: Reason): readonly Leaver[] =>
    tasks.map(({ patientId }) => ({ patientId, why }));
  const lapsed = agenda
    .take("lapse review", day)
    .filter(({ patientId }) => !hasVisitAhead(office, patientId));
  return [
    ...of(agenda.take("departure", day), "life"),
    ...of(lapsed, "lapsed"),
    ...of(agenda.take("leaves over fees", day), "fee increase"),
  ];
}

/** Draws the day on which a patient moves away or dies, which may be long after the simulation ends. */
export function promiseDeparture(office: Office, patient: Patient): void {
  const random = office.draw("patient", patient.id, "departure");
  const years =
    -Math.log(1 - random.next()) * meanYears(ageOn(patient.birthdate, dayOfMoment(patient.joined)));
  const day = dayOfMoment(patient.joined) + 90 + Math.round(years * 365.25);
  office.agenda.promise(day, { kind: "departure", patientId: patient.id });
}

/** Deaths shorten the stay of the old. */
function meanYears(age: number): number {
  return 1 / (1 / recallRates.yearsUntilDeparture + mortality(age));
}

const mortality = (age: number): number => {
  if (age >= 75) return recallRates.dies.from75;
  return age >= 65 ? recallRates.dies.from65 : 0.001;
};

const hasVisitAhead = (office: Office, patientId: number): boolean =>
  nextRecallVisit(office.world, patientId) !== undefined;

/** Old patients die rather than move. A family moves with its head; others of it do not move without. */
function depart(office: Office, at: Moment, patient: Patient, why: Reason): void {
  const day = dayOfMoment(at);
  const risk = mortality(ageOn(patient.birthdate, day));
  const share = risk / (risk + 1 / recallRates.yearsUntilDeparture);
  const { world } = office;
  if (why === "life" && office.draw("patient", patient.id, "dies").chance(share)) {
    setStatus(office, at, patient.id, "deceased");
  } else if (why !== "life") {
    setStatus(office, at, patient.id, why);
  } else {
    const head = patientOf(world, patient.guarantorId);
    if (head.status === "patient" && head.id !== patient.id) return;
    setStatus(office, at, patient.id, "moved away");
    if (!office.draw("family", head.id, "moves away").chance(familyRates.leavesTogether)) return;
    for (const id of world.familyOf(head.id).slice()) {
      if (patientOf(world, id).status === "patient") {
        setStatus(office, at, id, "moved away");
      }
    }
  }
}

function setStatus(office: Office, at: Moment, patientId: number, why: DepartureReason): void {
  const status = why === "deceased" ? why : "inactive";
  for (const id of office.world.appointmentsOf(patientId)) {
    const appointment = existing(office.world.appointments, id, "appointment");
    if (appointment.status === "scheduled")
      dropRoutine(office, at, breakAppointment(office, at, id, "cancelled", departureNotes[why]));
    // Of the others the desk hears when it calls to find another time.
    if (appointment.status === "unscheduled" && why === "deceased") giveUp(office, at, appointment);
  }
  office.record({ kind: "patient changed", at, patientId, change: { status }, why });
  if (status === "deceased") return;
  const [fewest, most] = familyRates.archivedAfter;
  const days = office.draw("patient", patientId, "archived").integer(365 * fewest, 365 * most);
  office.agenda.promise(dayOfMoment(at) + days, { kind: "archive", patientId });
}

/** Puts the chart away when the account is even. */
function archive(office: Office, day: Day, patientId: number): void {
  const { world } = office;
  const { status } = patientOf(world, patientId);
  if (status !== "inactive" || balanceOf(entriesOfPatient(world, patientId, day)) !== 0) return;
  const at = systemTime(day, 5);
  office.record({ kind: "patient changed", at, patientId, change: { status: "archived" } });
}
