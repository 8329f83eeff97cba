import type { Day, Moment } from "../../foundation/calendar.ts";
import type { Random } from "../../foundation/random.ts";
import { procedureCode } from "../catalog/procedure-codes.ts";
import { conversionRates } from "../catalog/rates/conversion.ts";
import { paymentMethods } from "../catalog/rates/money.ts";
import type { Adjustment, Payment, PaymentSplit } from "../world/money.ts";
import type { Cents } from "../world/practice.ts";
import type { Procedure } from "../world/treatment.ts";
import type { Keys } from "./keys.ts";

export interface FormerAccount {
  readonly adjustments: readonly Adjustment[];
  readonly payments: readonly Payment[];
  readonly splits: readonly PaymentSplit[];
}

interface AccountRequest {
  readonly patientId: number;
  /** The patient's dentist, for payments of which it is not known what they were for. */
  readonly providerId: number;
  /** Completed ones. */
  readonly procedures: readonly Procedure[];
  readonly isInsured: boolean;
  readonly keys: Keys;
  readonly at: Moment;
  readonly userId: number;
}

/**
 * What was paid for a chart's work: all of it. Insurers' write-offs and payments came as discounts and payments, for a
 * conversion brings no claims. Other software does not say what a payment was for: it came as one split for no work, and
 * when all was paid one of OpenDental's income transfers put the splits on the work.
 */
export function formerAccount(request: AccountRequest, random: Random): FormerAccount {
  const adjustments = request.isInsured ? writeOffs(request, random) : [];
  const discounted = new Map(adjustments.map(({ procedureId, amount }) => [procedureId, amount]));
  const charges = request.procedures.map((procedure) => ({
    procedure,
    open: procedure.fee + (discounted.get(procedure.id) ?? 0),
  }));
  const receipts = receiptsFor(charges, request.isInsured, random);
  return { adjustments, ...allocate(request, charges, receipts) };
}

function writeOffs(
  { patientId, procedures, keys, at, userId }: AccountRequest,
  random: Random,
): readonly Adjustment[] {
  const [least, most] = conversionRates.writeOff;
  const share = least + (most - least) * random.next();
  return procedures.map(({ id, fee, providerId, day }) => ({
    id: keys.next("adjustment"),
    patientId,
    procedureId: id,
    providerId,
    kind: "courtesy discount",
    day,
    amount: -Math.round(fee * share),
    note: "Insurance write-off, converted",
    userId,
    created: at,
  }));
}

interface Charge {
  readonly procedure: Procedure;
  /** What is left of the fee after the write-off. */
  readonly open: Cents;
}

interface Receipt {
  readonly day: Day;
  readonly amount: Cents;
  readonly isInsurers: boolean;
}

/** What came in, oldest first: at the visit, from the insurer, after a bill. Together it is all that was charged. */
function receiptsFor(charges: readonly Charge[], isInsured: boolean, random: Random): readonly Receipt[] {
  const visits = new Map<Day, Charge[]>();
  for (const charge of charges) {
    const visit = visits.get(charge.procedure.day);
    if (visit === undefined) visits.set(charge.procedure.day, [charge]);
    else visit.push(charge);
  }
  const paysWell = random.chance(0.7) ? 0 : 1;
  const receipts = [...visits].flatMap(([day, visit]) => {
    const total = visit.reduce((sum, { open }) => sum + open, 0);
    const insurers = isInsured ? insurersPart(visit, paysWell) : 0;
    return insurersReceipt(day, insurers, random).concat(patientsReceipts(day, total - insurers, random));
  });
  return receipts.sort((a, b) => a.day - b.day);
}

function insurersPart(visit: readonly Charge[], plan: 0 | 1): Cents {
  const { insurerPays } = conversionRates;
  return visit.reduce(
    (sum, { procedure, open }) => sum + Math.round(open * insurerPays[levelOf(procedure)][plan]),
    0,
  );
}

function levelOf({ code }: Procedure): keyof typeof conversionRates.insurerPays {
  const { category } = procedureCode(code);
  if (category === "diagnostic" || category === "xray" || category === "preventive") return "preventive";
  return category === "crowns" || category === "prosthodontics" ? "major" : "basic";
}

function insurersReceipt(day: Day, amount: Cents, random: Random): readonly Receipt[] {
  if (amount === 0) return [];
  return [
    { day: day + random.integer(...conversionRates.insurerAnswersAfterDays), amount, isInsurers: true },
  ];
}

function patientsReceipts(day: Day, amount: Cents, random: Random): readonly Receipt[] {
  if (amount === 0) return [];
  if (!random.chance(conversionRates.billed)) return [{ day, amount, isInsurers: false }];
  const later = day + random.integer(...conversionRates.billPaidAfterDays);
  const atVisit = amount < 4000 ? 0 : Math.round(amount / 200) * 100;
  const rest = { day: later, amount: amount - atVisit, isInsurers: false };
  return atVisit === 0 ? [rest] : [{ day, amount: atVisit, isInsurers: false }, rest];
}

function allocate(
  request: AccountRequest,
  charges: readonly Charge[],
  receipts: readonly Receipt[],
): Pick<FormerAccount, "payments" | "splits"> {
  const payments = receipts.map((receipt) => paymentOf(request, receipt));
  const received = payments.map((payment) => splitOf(request, payment, { amount: payment.amount }));
  const last = receipts.at(-1);
  if (last === undefined) return { payments, splits: received };
  const transfer = transferOf(request, last.day);
  const taken = payments.map(({ amount }) => splitOf(request, transfer, { amount: -amount }));
  const put = charges.map(({ procedure, open }) => splitOf(request, transfer, { amount: open, procedure }));
  return { payments: [...payments, transfer], splits: [...received, ...taken, ...put] };
}

function paymentOf({ patientId, keys, at, userId }: AccountRequest, receipt: Receipt): Payment {
  const { day, amount, isInsurers } = receipt;
  const id = keys.next("payment");
  return {
    id,
    patientId,
    method: isInsurers ? "check" : methodOf(id),
    day,
    amount,
    checkNumber: isInsurers ? String(10_000 + (id % 89_999)) : "",
    note: isInsurers ? "Insurance payment, converted" : "",
    userId,
    created: at,
  };
}

function transferOf({ patientId, keys, at, userId }: AccountRequest, day: Day): Payment {
  const id = keys.next("payment");
  return {
    id,
    patientId,
    method: "income transfer",
    day,
    amount: 0,
    checkNumber: "",
    note: "Income transfer, converted",
    userId,
    created: at,
  };
}

/** A part of a payment: for a procedure, or for nothing that is known. */
function splitOf(
  { patientId, providerId, keys, at }: AccountRequest,
  payment: Payment,
  { amount, procedure }: { readonly amount: Cents; readonly procedure?: Procedure },
): PaymentSplit {
  return {
    id: keys.next("split"),
    paymentId: payment.id,
    patientId,
    procedureId: procedure?.id ?? 0,
    adjustmentId: 0,
    paymentPlanId: 0,
    planChargeId: 0,
    providerId: procedure?.providerId ?? providerId,
    day: payment.day,
    amount,
    isUnearned: false,
    created: at,
  };
}

const methods = paymentMethods.flatMap(([method, weight]) => Array.from({ length: weight }, () => method));

const methodOf = (paymentId: number): Payment["method"] =>
  methods[(paymentId * 37) % methods.length] ?? "check";
