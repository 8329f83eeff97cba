import { type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { prepayment, refund } from "../../catalog/rates/money.ts";
import type { Prepayment } from "../../ledger/account-book.ts";
import { patientOwes } from "../../ledger/account-book.ts";
import type { Appointment } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { familyItems, owedFor, type PaymentPart, postPayment, spread } from "./family-account.ts";
import { clockFrom, deskOf, guarantorOf, isOpen, todays } from "./money-desk.ts";

/** Some who book a large treatment pay in advance: unearned income until the work is done. */
export const prepayments: DailyProcess = {
  name: "prepayments",
  runDay(office) {
    for (const { at, appointment, procedureIds } of todays(office, "appointment booked")) {
      const portion = expectedPortion(office, procedureIds);
      const draw = office.draw("appointment", appointment.id, "prepayment");
      if (portion < prepayment.from || !draw.chance(prepayment.share)) continue;
      const share = draw.chance(0.5) ? 1 : 0.5;
      prepay(office, at + 120, appointment, Math.floor((portion * share) / 100) * 100);
    }
  },
};

/** What the patient will have to pay for planned work. */
function expectedPortion(office: Office, procedureIds: readonly number[]): number {
  let portion = 0;
  for (const id of procedureIds) {
    const procedure = office.world.procedures.get(id);
    if (procedure?.status !== "planned") continue;
    portion += procedure.fee * procedure.units;
    for (const lineId of office.world.linesOfProcedure(id)) {
      const line = office.world.claimLines.get(lineId);
      if (line?.status === "preauthorisation") continue;
      portion -= (line?.paymentEstimate ?? 0) + (line?.writeOffEstimate ?? 0);
    }
  }
  return portion;
}

function prepay(office: Office, at: Moment, appointment: Appointment, amount: number): void {
  const { patientId, providerId } = appointment;
  const parts = [{ item: undefined, patientId, providerId, amount }];
  const payerId = guarantorOf(office, patientId);
  postPayment(office, at, { payerId, method: "card", parts, note: "Prepayment for planned treatment" });
  for (const days of prepayment.reviewAfter) {
    office.agenda.promise(dayOfMoment(at) + days, { kind: "review prepayment", patientId });
  }
}

/**
 * Moves prepayments to the work that was done today, before anybody pays at the desk. A cleaning leaves them for the
 * treatment that is booked.
 */
export const usedPrepayments: DailyProcess = {
  name: "prepayments used",
  runDay(office) {
    for (const { appointmentId, at } of todays(office, "appointment completed").sort((a, b) => a.at - b.at)) {
      const appointment = office.world.appointments.get(appointmentId);
      if (appointment === undefined) continue;
      const { patientId, isHygiene } = appointment;
      if (!isHygiene || !isTreatmentBooked(office, patientId)) usePrepayments(office, at + 5 * 60, patientId);
    }
  },
};

function isTreatmentBooked({ world }: Office, patientId: number): boolean {
  return world.appointmentsOf(patientId).some((id) => {
    const appointment = world.appointments.get(id);
    return appointment?.status === "scheduled" && !appointment.isHygiene;
  });
}

function usePrepayments(office: Office, at: Moment, patientId: number): void {
  const { book } = deskOf(office);
  const prepaid = book.prepayments(patientId);
  const available = prepaid.reduce((sum, { amount }) => sum + amount, 0);
  if (available === 0) return;
  const items = book.openItems(patientId).filter((item) => patientOwes(item) > 0);
  const amount = Math.min(available, owedFor(items));
  if (amount === 0) return;
  const parts = [takenFrom(patientId, prepaid, amount), spread(items, amount)].flat();
  const payerId = guarantorOf(office, patientId);
  postPayment(office, at, { payerId, method: "income transfer", parts, note: "Prepayment applied" });
}

/** Negative unearned parts, one per provider. */
function takenFrom(patientId: number, prepaid: readonly Prepayment[], amount: number): PaymentPart[] {
  let left = amount;
  return prepaid.flatMap(({ providerId, amount: available }) => {
    const taken = Math.min(left, available);
    left -= taken;
    return taken > 0 ? [{ item: undefined, patientId, providerId, amount: -taken }] : [];
  });
}

/** Prepayments for work that nobody is booked for any more pay what the family owes, and the rest goes back. */
export const returnedPrepayments: DailyProcess = {
  name: "prepayments returned",
  runDay(office, day) {
    if (!isOpen(office, day)) return;
    const clock = clockFrom(day, 15 * 60 + 40, 30);
    for (const { patientId } of office.agenda.take("review prepayment", day)) {
      if (!isBooked(office, patientId, day)) returnPrepayments(office, clock(), patientId);
    }
  },
};

function isBooked(office: Office, patientId: number, day: Day): boolean {
  return office.world.appointmentsOf(patientId).some((id) => {
    const appointment = office.world.appointments.get(id);
    return appointment?.status === "scheduled" && dayOfMoment(appointment.start) > day;
  });
}

function returnPrepayments(office: Office, at: Moment, patientId: number): void {
  usePrepayments(office, at, patientId);
  const prepaid = deskOf(office).book.prepayments(patientId);
  const left = prepaid.reduce((sum, { amount }) => sum + amount, 0);
  const payerId = guarantorOf(office, patientId);
  if (left < refund.smallest || owedFor(familyItems(office, payerId)) > 0) return;
  const parts = takenFrom(patientId, prepaid, left);
  postPayment(office, at, { payerId, method: "refund", parts, note: "Unused prepayment returned" });
}
