import { ageOn, type Day, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { discounts, missedAppointmentFee } from "../../catalog/rates/money.ts";
import { type AccountItem, patientOwes } from "../../ledger/account-book.ts";
import type { Adjustment, AdjustmentKind } from "../../world/money.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { activeCoverages } from "../insurance/claim-line.ts";
import { familyItems, payerKind } from "./family-account.ts";
import { familiesLeaving, frontDeskUser, todays } from "./money-desk.ts";

/** Takes discounts off today's work before it is paid. */
export const visitDiscounts: DailyProcess = {
  name: "discounts",
  runDay(office, day) {
    for (const [guarantorId, at] of familiesLeaving(office)) {
      for (const item of familyItems(office, guarantorId)) {
        if (item.day === day && item.source === "procedure") discount(office, at + 240, guarantorId, item);
      }
    }
  },
};

function discount(office: Office, at: Moment, guarantorId: number, item: AccountItem): void {
  const choice = discountFor(office, dayOfMoment(at), guarantorId, item);
  if (choice === undefined) return;
  const amount = Math.min(Math.max(0, patientOwes(item)), Math.round((item.open * choice.percent) / 100));
  if (amount > 0) adjustItem(office, at, item, { kind: choice.kind, amount: -amount, note: "" });
}

function discountFor(
  office: Office,
  day: Day,
  guarantorId: number,
  item: AccountItem,
): { kind: AdjustmentKind; percent: number } | undefined {
  const { staff, senior, cash, courtesy } = discounts;
  const family = office.draw("family", guarantorId, "discount");
  if (family.chance(staff.familyShare)) return { kind: "staff discount", percent: staff.percent };
  const visit = office.draw("patient", item.patientId, "discount", day);
  const hasInsurance = activeCoverages(office.world, item.patientId, day).length > 0;
  const age = ageOn(office.world.patients.get(item.patientId)?.birthdate ?? day, day);
  if (!hasInsurance && age >= senior.age && family.chance(senior.familyShare)) {
    return { kind: "senior discount", percent: senior.percent };
  }
  if (visit.chance(courtesy.visitShare)) return { kind: "courtesy discount", percent: courtesy.percent };
  const paysAtOnce = payerKind(office, guarantorId) === "prompt";
  return !hasInsurance && paysAtOnce && visit.chance(cash.visitShare)
    ? { kind: "cash discount", percent: cash.percent }
    : undefined;
}

/** Charges a few of those who did not come. */
export const missedAppointmentFees: DailyProcess = {
  name: "missed appointment fees",
  runDay(office) {
    for (const { at, appointmentId, how } of todays(office, "appointment broken")) {
      const appointment = office.world.appointments.get(appointmentId);
      const draw = office.draw("appointment", appointmentId, "missed fee");
      if (appointment === undefined || how !== "missed" || !draw.chance(missedAppointmentFee.share)) continue;
      const { patientId, providerId } = appointment;
      const fee = { kind: "missed appointment fee", amount: missedAppointmentFee.amount, note: "" } as const;
      recordAdjustment(office, at + 300, { patientId, providerId, procedureId: 0, ...fee });
    }
  },
};

/** Why, by how much (signed) and with what note an account is adjusted. */
export type Change = Pick<Adjustment, "kind" | "amount" | "note">;

/** Adjusts one open item: tied to the procedure, or for the patient and provider of a fee. */
export function adjustItem(office: Office, at: Moment, item: AccountItem, change: Change): Adjustment {
  const { patientId, providerId } = item;
  const procedureId = item.source === "procedure" ? item.id : 0;
  return recordAdjustment(office, at, { patientId, providerId, procedureId, ...change });
}

/** Makes an adjustment on the moment's day, and gives it. */
export function recordAdjustment(
  office: Office,
  at: Moment,
  order: Change & Pick<Adjustment, "patientId" | "providerId" | "procedureId">,
): Adjustment {
  const id = office.newId("adjustment");
  const userId = frontDeskUser(office, "adjustment", id);
  const adjustment = { ...order, id, day: dayOfMoment(at), userId, created: at };
  office.record({ at, kind: "adjustment made", adjustment });
  return adjustment;
}
