import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { staffRates } from "../../catalog/rates/staff.ts";
import { existing } from "../../world/existing.ts";
import { newHire, type Role } from "../../world/opening/hire.ts";
import type { Provider, User } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { systemTime } from "./desk-times.ts";
import { deskUser } from "./staff-on-duty.ts";

/**
 * People of the staff leave and others come in their place. A dentist or hygienist is succeeded at once: patients,
 * hours, chair and visits ahead become the successor's.
 */
export const turnover: DailyProcess = {
  name: "turnover",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const at = systemTime(day, 0);
    if (office.world.scheduleBlocks.size === 0) promiseDepartures(office, day);
    for (const { role, clinicId } of office.agenda.take("staff joins", day)) {
      takeOn(office, at, role, clinicId);
    }
    for (const { userId } of office.agenda.take("staff leaves", day)) leave(office, at, userId);
  },
};

/** Those who are there on the first morning. */
function promiseDepartures(office: Office, day: Day): void {
  for (const user of office.world.practice.users) promiseDeparture(office, user, day);
}

/** Takes somebody on from today, at a provider's chair or a new one, and returns the login. */
export function takeOn(office: Office, at: Moment, role: Role, clinicId: number, operatoryId?: number): User {
  const hired = dayOfMoment(at);
  const chair = operatoryId === undefined ? {} : { operatoryId };
  const hire = newHire(office.draw, office.world.practice, { role, clinicId, hired, ...chair });
  office.record({ kind: "staff joined", at, hire });
  promiseDeparture(office, hire.user, hired);
  return hire.user;
}

/** Draws the day on which somebody leaves, which may be long after the simulation ends. */
function promiseDeparture(office: Office, user: User, day: Day): void {
  if (isSettled(office, user)) return;
  const random = office.draw("staff", user.id, "stay");
  const years = -Math.log(1 - random.next()) / staffRates.leavingPerYear[roleOf(office, user)];
  const last = day + staffRates.shortestStay + Math.round(years * 365.25);
  office.agenda.promise(last, { kind: "staff leaves", userId: user.id });
}

/** The owner, the first manager and the first of the front desk stay. */
function isSettled({ world }: Office, user: User): boolean {
  const { users } = world.practice;
  return [users[0], ...(["administrator", "front desk"] as const).map((group) => firstOf(users, group))].some(
    (first) => first?.id === user.id,
  );
}

const firstOf = (users: readonly User[], group: User["group"]): User | undefined =>
  users.find((user) => user.group === group);

function roleOf({ world }: Office, { employeeId }: User): Role {
  return world.practice.employees.find(({ id }) => id === employeeId)?.role ?? "dentist";
}

function leave(office: Office, at: Moment, userId: number): void {
  const { practice } = office.world;
  const day = dayOfMoment(at);
  const provider = practice.providers.find((candidate) => candidate.userId === userId);
  if (provider === undefined) vacate(office, userId, day);
  else succeed(office, at, provider);
  office.record({ kind: "staff left", at, userId, day: day - 1 });
}

/** The place stays empty for some weeks. */
function vacate(office: Office, userId: number, day: Day): void {
  const employee = office.world.practice.employees.find((candidate) => candidate.userId === userId);
  if (employee === undefined) return;
  const [fewest, most] = staffRates.vacancyDays;
  const days = office.draw("staff", userId, "vacancy").integer(fewest, most);
  const { role, clinicId } = employee;
  office.agenda.promise(day + days, { kind: "staff joins", role, clinicId });
}

function succeed(office: Office, at: Moment, provider: Provider): void {
  const { kind, clinicId, operatoryId, id } = provider;
  const { providerId: successorId } = takeOn(office, at, kind, clinicId, operatoryId);
  office.record({
    kind: "schedule handed over",
    at,
    providerId: id,
    successorId,
    from: dayOfMoment(at),
  });
  handOverPatients(office, at, provider, successorId);
  handOverVisits(office, at, id, successorId);
}

function handOverPatients(office: Office, at: Moment, { id, kind }: Provider, successorId: number): void {
  const field = kind === "dentist" ? "primaryProviderId" : "secondaryProviderId";
  for (const patient of office.world.patients.values()) {
    if (patient[field] !== id || patient.status === "deceased") continue;
    office.record({ kind: "patient changed", at, patientId: patient.id, change: { [field]: successorId } });
  }
}

/** Hours are posted for so many days at most. */
const daysAhead = 7 * 40;

function handOverVisits(office: Office, at: Moment, providerId: number, successorId: number): void {
  const today = dayOfMoment(at);
  const userId = deskUser(office, "hands over", providerId);
  for (let day = today; day <= today + daysAhead; day++) {
    for (const appointmentId of office.world.appointmentsOn(day)) {
      const visit = existing(office.world.appointments, appointmentId, "appointment");
      if (visit.status !== "scheduled") continue;
      const is = { dentist: visit.providerId === providerId, hygienist: visit.hygienistId === providerId };
      if (!is.dentist && !is.hygienist) continue;
      office.record({
        kind: "appointment handed over",
        at,
        appointmentId,
        providerId: is.dentist ? successorId : visit.providerId,
        hygienistId: is.hygienist ? successorId : visit.hygienistId,
        userId,
      });
    }
  }
}
