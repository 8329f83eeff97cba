import { addMonths, type Day, dayOfMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { paymentPlan } from "../../catalog/rates/money.ts";
import { type AccountItem, patientOwes } from "../../ledger/account-book.ts";
import type { PaymentPlan, PlanCharge } from "../../world/payment-plans.ts";
import type { Cents } from "../../world/practice.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { familyItems, owedFor, payerKind } from "./family-account.ts";
import { clockFrom, deskOf, familiesLeaving, frontDeskUser, isOpen, todays } from "./money-desk.ts";
import { payFor } from "./patient-payment.ts";

/** Agrees with some families that they pay today's larger work by the month, before they pay at the desk. */
export const agreedPlans: DailyProcess = {
  name: "payment plans agreed",
  runDay(office, day) {
    for (const [guarantorId, at] of familiesLeaving(office)) {
      const work = largestWork(familyItems(office, guarantorId).filter((item) => isTodays(item, day)));
      if (owedFor(work) < paymentPlan.from || !mayAgree(office, guarantorId)) continue;
      const draw = office.draw("family", guarantorId, "payment plan", day);
      if (draw.chance(paymentPlan.share)) agree(office, at + 330, guarantorId, work);
    }
  },
};

function isTodays(item: AccountItem, day: Day): boolean {
  return item.day === day && item.source === "procedure" && patientOwes(item) > 0;
}

/** One plan at a time, and none for those who never pay. */
function mayAgree(office: Office, guarantorId: number): boolean {
  const { paymentPlans } = office.world;
  const ids = paymentPlans.plansOf(guarantorId);
  const isRunning = ids.some((id) => paymentPlans.plans.get(id)?.closed === undefined);
  return !isRunning && payerKind(office, guarantorId) !== "never";
}

/** A plan is for one patient's work by one provider. */
function largestWork(items: readonly AccountItem[]): readonly AccountItem[] {
  let largest: readonly AccountItem[] = [];
  for (const { patientId, providerId } of items) {
    const work = items.filter((item) => item.patientId === patientId && item.providerId === providerId);
    if (owedFor(work) > owedFor(largest)) largest = work;
  }
  return largest;
}

function agree(office: Office, at: Moment, guarantorId: number, work: readonly AccountItem[]): void {
  const [first] = work;
  if (first === undefined) return;
  const plan = planFor(office, at, guarantorId, first, owedFor(work));
  const credits = work.map((item) => creditFor(office, plan, item));
  const debits = instalmentsOf(office, plan);
  office.record({ at, kind: "payment plan agreed", plan, charges: [...credits, ...debits] });
  const [now, ...later] = debits;
  if (now !== undefined) office.record({ at, kind: "instalment due", charge: now });
  for (const { id, day } of later) office.agenda.promise(day, { kind: "instalment due", planChargeId: id });
  payInstalments(office, at + 60, plan.id, "First instalment");
}

function planFor(
  office: Office,
  at: Moment,
  guarantorId: number,
  { patientId, providerId }: AccountItem,
  total: Cents,
): PaymentPlan {
  const id = office.newId("payment plan");
  const months = paymentPlan.months.find(({ upTo }) => total <= upTo) ?? { from: 12, to: 12 };
  const instalments = office.draw("payment plan", id, "instalments").integer(months.from, months.to);
  return {
    id,
    patientId,
    guarantorId,
    providerId,
    day: dayOfMoment(at),
    total,
    instalment: Math.ceil(total / instalments / 100) * 100,
    instalments,
    due: 0,
    paid: 0,
    closed: undefined,
    userId: frontDeskUser(office, "payment plan", id),
    edited: at,
  };
}

/** Takes the patient's part of a procedure off the account. */
function creditFor(office: Office, plan: PaymentPlan, item: AccountItem): PlanCharge {
  const what = { kind: "credit", procedureId: item.id, day: plan.day } as const;
  return { ...chargeOf(office, plan), ...what, principal: patientOwes(item), note: "" };
}

function instalmentsOf(office: Office, plan: PaymentPlan): PlanCharge[] {
  const debits: PlanCharge[] = [];
  let left = plan.total;
  for (let number = 1; left > 0; number++) {
    const principal = Math.min(left, plan.instalment);
    const day = addMonths(plan.day, number - 1);
    const note = `Instalment ${number}`;
    debits.push({ ...chargeOf(office, plan), kind: "debit", procedureId: 0, day, principal, note });
    left -= principal;
  }
  return debits;
}

function chargeOf(office: Office, { id: planId, patientId, guarantorId, providerId, edited }: PaymentPlan) {
  const id = office.newId("payment plan charge");
  return { id, planId, patientId, guarantorId, providerId, created: edited };
}

/** Puts the instalments of the day on the accounts, calls in plans that are not kept, and decides how the others are paid. */
export const dueInstalments: DailyProcess = {
  name: "instalments due",
  runDay(office, day) {
    const clock = clockFrom(day, 5, 2);
    for (const { planChargeId } of office.agenda.take("instalment due", day)) {
      const charge = office.world.paymentPlans.charges.get(planChargeId);
      if (charge === undefined) continue;
      office.record({ at: clock(), kind: "instalment due", charge });
      if (missed(office, charge.planId) >= paymentPlan.calledInAt) callIn(office, clock(), charge.planId);
      else awaitPayment(office, charge);
    }
  },
};

/** How many instalments are owed at once. */
function missed(office: Office, planId: number): number {
  const plan = office.world.paymentPlans.plans.get(planId);
  return plan === undefined ? 0 : Math.ceil((plan.due - plan.paid) / plan.instalment);
}

function awaitPayment(office: Office, { id, planId, guarantorId, day }: PlanCharge): void {
  const draw = office.draw("payment plan charge", id, "payment");
  const { onTime, late } = paymentPlan.kept[payerKind(office, guarantorId)];
  const lot = draw.next();
  if (lot >= onTime + late) return;
  const { from, to } = lot < onTime ? paymentPlan.onTime : paymentPlan.late;
  office.agenda.promise(day + draw.integer(from, to), { kind: "pay instalment", planId });
}

/** Makes all that is left due at once. */
function callIn(office: Office, at: Moment, planId: number): void {
  const plan = office.world.paymentPlans.plans.get(planId);
  if (plan === undefined) return;
  const day = dayOfMoment(at);
  const withdrawn = chargesOf(office, planId).filter((charge) => charge.kind === "debit" && charge.day > day);
  const principal = withdrawn.reduce((sum, charge) => sum + charge.principal, 0);
  const what = {
    kind: "debit",
    procedureId: 0,
    day,
    principal,
    note: "Balance called in",
    created: at,
  } as const;
  const remainder = principal > 0 ? { ...chargeOf(office, plan), ...what } : undefined;
  office.record({ at, kind: "payment plan closed", planId, day, withdrawn, remainder });
}

function chargesOf({ world: { paymentPlans } }: Office, planId: number): PlanCharge[] {
  return paymentPlans.chargesOf(planId).flatMap((id) => paymentPlans.charges.get(id) ?? []);
}

/** Posts what comes for instalments: all that is due on the plan by then. */
export const instalmentPayments: DailyProcess = {
  name: "payments of instalments",
  runDay(office, day) {
    if (!isOpen(office, day)) return;
    const clock = clockFrom(day, 10 * 60 + 15, 40);
    for (const { planId } of office.agenda.take("pay instalment", day)) {
      payInstalments(office, clock(), planId, "Instalment");
    }
  },
};

function payInstalments(office: Office, at: Moment, planId: number, note: string): void {
  const { plans, charges } = office.world.paymentPlans;
  const plan = plans.get(planId);
  if (plan === undefined) return;
  const items = deskOf(office)
    .book.openItems(plan.guarantorId)
    .filter(({ source, id }) => source === "plan charge" && charges.get(id)?.planId === planId);
  payFor(office, at, { payerId: plan.guarantorId, note }, items, owedFor(items));
}

/** Closes the plans whose last instalment was paid today. */
export const paidOffPlans: DailyProcess = {
  name: "payment plans paid off",
  runDay(office, day) {
    for (const { splits } of todays(office, "payment posted")) {
      for (const { paymentPlanId } of splits) if (paymentPlanId > 0) closeIfPaid(office, day, paymentPlanId);
    }
  },
};

function closeIfPaid(office: Office, day: Day, planId: number): void {
  const plan = office.world.paymentPlans.plans.get(planId);
  if (plan === undefined || plan.closed !== undefined || plan.paid < plan.total) return;
  const at = momentAt(day, 17 * 60 + 50);
  office.record({ at, kind: "payment plan closed", planId, day, withdrawn: [], remainder: undefined });
}
