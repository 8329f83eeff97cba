import { dayOf, momentAt } from "../../foundation/calendar.ts";
import type { PracticeEvent } from "../../generator/world/events.ts";
import { noImportedCharts } from "../../generator/world/imported-charts.ts";
import type { Claim, ClaimLine, InsurancePayment } from "../../generator/world/insurance.ts";
import type { Adjustment, Payment, PaymentSplit } from "../../generator/world/money.ts";
import type { Patient, ReferralAttachment } from "../../generator/world/people.ts";
import type { ReferralSource, ScheduleBlock } from "../../generator/world/practice.ts";
import type { Appointment, Procedure } from "../../generator/world/treatment.ts";
import type { SimulatedPractice, World } from "../../generator/world/world.ts";

/** A dentist (1) and a hygienist (2), a family of two, and three months of their life, small enough to add up by hand. */
export function smallPractice(): SimulatedPractice {
  const practice = {
    providers: [
      { id: 1, kind: "dentist" },
      { id: 2, kind: "hygienist" },
    ],
  };
  return {
    world: { opened: dayOf(2024, 1, 2), practice, imported: noImportedCharts } as unknown as World, // the answer key may look at nothing else
    settings: { patients: 2, years: 1, seed: 7, asOf: dayOf(2024, 3, 20) },
    events: smallLife(),
  };
}

const noon = (month: number, day: number): number => momentAt(dayOf(2024, month, day), 720);

/** Rows name only what the answer key can depend on. */
const patient = (row: Partial<Patient>): Patient => row as Patient;
const appointment = (row: Partial<Appointment>): Appointment => row as Appointment;
const procedure = (row: Partial<Procedure>): Procedure =>
  ({ status: "planned", units: 1, ...row }) as Procedure;
const claim = (row: Partial<Claim>): Claim => row as Claim;
const line = (row: Partial<ClaimLine>): ClaimLine =>
  ({ procedureDay: dayOf(2024, 1, 10), ...row }) as ClaimLine;
const split = (row: Partial<PaymentSplit>): PaymentSplit => ({ isUnearned: false, ...row }) as PaymentSplit;
const adjustment = (row: Partial<Adjustment>): Adjustment => row as Adjustment;
const payment = (row: Partial<Payment>): Payment => row as Payment;
const block = (row: Partial<ScheduleBlock>): ScheduleBlock => row as ScheduleBlock;

function smallLife(): PracticeEvent[] {
  return [joined(), hours(), visitInJanuary(), insurance(), february(), march()].flat();
}

function joined(): PracticeEvent[] {
  const at = noon(1, 2);
  const common = { status: "patient", joined: at } as const;
  const referral = { id: 1, kind: "patient" } as ReferralSource;
  const attachment = { id: 1, referralId: 1, patientId: 10, direction: "from" } as ReferralAttachment;
  return [
    {
      at,
      kind: "patient joined",
      patient: patient({ ...common, id: 10, guarantorId: 10, primaryProviderId: 1 }),
    },
    {
      at,
      kind: "patient joined",
      patient: patient({ ...common, id: 11, guarantorId: 11, primaryProviderId: 2 }),
    },
    { at, kind: "patient changed", patientId: 11, change: { guarantorId: 10 } },
    { at, kind: "referral source added", referral },
    { at, kind: "patient referred", attachment },
  ];
}

/** The dentist works four hours on January 10 and three on March 12, the hygienist two; a day after the end counts for nothing. */
function hours(): PracticeEvent[] {
  const january = dayOf(2024, 1, 10);
  const blocks = [
    block({ id: 1, providerId: 1, day: january, startMinute: 480, stopMinute: 720 }),
    block({ id: 2, providerId: 2, day: january, startMinute: 480, stopMinute: 600 }),
    block({ id: 3, providerId: 1, day: dayOf(2024, 3, 12), startMinute: 480, stopMinute: 660 }),
    block({ id: 4, providerId: 1, day: dayOf(2024, 3, 25), startMinute: 480, stopMinute: 720 }),
  ];
  return [{ at: noon(1, 2), kind: "schedule posted", blocks }];
}

/**
 * Patient 10: a cleaning of $100 by the hygienist and an exam of $60 by the dentist; $20 paid at the desk for it. A
 * filling of $150 is planned and never done; the next cleaning is booked for July.
 */
function visitInJanuary(): PracticeEvent[] {
  const at = noon(1, 10);
  const day = dayOf(2024, 1, 10);
  const hygiene = { patientId: 10, providerId: 1, hygienistId: 2, isHygiene: true, minutes: 60 };
  const visit = { ...hygiene, id: 1, start: at, created: noon(1, 3) };
  const next = { ...hygiene, id: 4, start: noon(7, 10), created: at, status: "scheduled" } as const;
  const filling = { id: 5, patientId: 10, code: "D2391", providerId: 1, fee: 15_000, planned: day };
  return [
    { at: noon(1, 3), kind: "appointment booked", appointment: appointment(visit), procedureIds: [1, 2] },
    {
      at,
      kind: "procedure planned",
      procedure: procedure({ id: 1, patientId: 10, code: "D1110", fee: 9_900 }),
    },
    {
      at,
      kind: "procedure planned",
      procedure: procedure({ id: 2, patientId: 10, code: "D0120", fee: 6_000 }),
    },
    { at, kind: "procedure completed", procedureId: 1, appointmentId: 1, day, providerId: 2, fee: 10_000 },
    { at, kind: "procedure completed", procedureId: 2, appointmentId: 1, day, providerId: 1, fee: 6_000 },
    {
      at,
      kind: "appointment completed",
      appointmentId: 1,
      arrived: at,
      seated: at,
      dismissed: at,
      userId: 1,
    },
    {
      at,
      kind: "payment posted",
      payment: payment({ id: 1, method: "card" }),
      splits: [split({ paymentId: 1, patientId: 10, providerId: 1, day, amount: 2_000 })],
    },
    { at, kind: "procedure planned", procedure: procedure(filling) },
    { at, kind: "appointment booked", appointment: appointment(next), procedureIds: [] },
  ];
}

/**
 * The claim over $160 goes out in January; in February the insurer pays $70 and $30, writes off $20; $5 more in March. A
 * second insurer is asked for $40 and denies it after 20 days. The first insurer pays by check and by transfer.
 */
function insurance(): PracticeEvent[] {
  const at = noon(1, 11);
  const sent = dayOf(2024, 1, 11);
  const received = dayOf(2024, 2, 5);
  const common = { claimId: 1, patientId: 10 };
  const estimate = { ...common, paymentEstimate: 8_000, writeOffEstimate: 2_000 };
  const extra = { id: 3, ...common, providerId: 2, status: "supplemental", paid: 500, writeOff: 0 } as const;
  return [
    {
      at,
      kind: "claim created",
      claim: claim({
        id: 1,
        type: "primary",
        treatingProviderId: 1,
        fee: 16_000,
        serviceDay: dayOf(2024, 1, 10),
      }),
      lines: [line({ id: 1, providerId: 2, ...estimate }), line({ id: 2, providerId: 1, ...estimate })],
    },
    { at, kind: "claim sent", claimId: 1, day: sent },
    {
      at: noon(2, 5),
      kind: "claim received",
      claimId: 1,
      day: received,
      answers: [
        { claimLineId: 1, deductible: 0, paid: 7_000, writeOff: 2_000, remarks: "" },
        { claimLineId: 2, deductible: 0, paid: 3_000, writeOff: 0, remarks: "" },
      ],
    },
    ...paidBy(noon(2, 5), "check", [1]),
    ...paidBy(noon(2, 5), "electronic", [2]),
    ...deniedClaim(),
    ...preauthorisation(),
    { at: noon(3, 4), kind: "claim supplemented", line: line({ ...extra, posted: dayOf(2024, 3, 4) }) },
    ...paidBy(noon(3, 4), "electronic", [3]),
  ];
}

function paidBy(
  at: number,
  method: InsurancePayment["method"],
  claimLineIds: readonly number[],
): PracticeEvent[] {
  const payment = { method } as InsurancePayment;
  return [{ at, kind: "insurance payment posted", payment, claimLineIds }];
}

/** The insurer is asked on January 30 what it would pay of a crown of $900, and says so on February 12; another question is withdrawn. */
function preauthorisation(): PracticeEvent[] {
  const asked = { type: "preauthorisation", treatingProviderId: 1, fee: 90_000 } as const;
  const at = noon(1, 30);
  const day = dayOf(2024, 1, 30);
  return [
    { at, kind: "preauthorisation created", claim: claim({ ...asked, id: 3 }), lines: [] },
    { at, kind: "preauthorisation sent", claimId: 3, day },
    { at, kind: "preauthorisation created", claim: claim({ ...asked, id: 4 }), lines: [] },
    { at, kind: "preauthorisation sent", claimId: 4, day },
    { at: noon(2, 2), kind: "preauthorisation withdrawn", claimId: 4 },
    {
      at: noon(2, 12),
      kind: "preauthorisation answered",
      claimId: 3,
      day: dayOf(2024, 2, 12),
      answers: [],
    },
  ];
}

function deniedClaim(): PracticeEvent[] {
  const second = { id: 2, type: "secondary", treatingProviderId: 1, fee: 4_000 } as const;
  const asked = { id: 4, claimId: 2, patientId: 10, providerId: 1, paymentEstimate: 0, writeOffEstimate: 0 };
  const denial = { claimLineId: 4, deductible: 0, paid: 0, writeOff: 0, remarks: "" };
  return [
    {
      at: noon(1, 20),
      kind: "claim created",
      claim: claim({ ...second, serviceDay: dayOf(2024, 1, 10) }),
      lines: [line(asked)],
    },
    { at: noon(1, 20), kind: "claim sent", claimId: 2, day: dayOf(2024, 1, 20) },
    { at: noon(2, 9), kind: "claim received", claimId: 2, day: dayOf(2024, 2, 9), answers: [denial] },
  ];
}

/** February: patient 11 prepays $50 for a crown and misses the visit, a $5 courtesy; a missed appointment is charted. */
function february(): PracticeEvent[] {
  const at = noon(2, 20);
  const day = dayOf(2024, 2, 20);
  const chair = { providerId: 1, hygienistId: 0, isHygiene: false, minutes: 60 };
  const visit = { ...chair, id: 2, patientId: 11, start: at, created: noon(2, 1) };
  const missed = procedure({
    id: 3,
    patientId: 11,
    code: "D9986",
    status: "complete",
    fee: 0,
    day,
    providerId: 1,
  });
  return [
    { at: noon(2, 1), kind: "appointment booked", appointment: appointment(visit), procedureIds: [] },
    {
      at: noon(2, 1),
      kind: "payment posted",
      payment: payment({ id: 2, method: "card" }),
      splits: [
        split({
          paymentId: 2,
          patientId: 11,
          providerId: 1,
          day: dayOf(2024, 2, 1),
          amount: 5_000,
          isUnearned: true,
        }),
      ],
    },
    { at, kind: "appointment broken", appointmentId: 2, how: "missed", userId: 1 },
    { at, kind: "procedure charted", procedure: missed },
    {
      at,
      kind: "adjustment made",
      adjustment: adjustment({ kind: "courtesy discount", patientId: 10, providerId: 2, day, amount: -500 }),
    },
  ];
}

/**
 * March: the crown of two units at $300, planned on the 1st, is done at a new visit and the prepayment moves to it. A
 * filling of $80 for patient 10 is planned as well and booked for April.
 */
function march(): PracticeEvent[] {
  const at = noon(3, 12);
  const day = dayOf(2024, 3, 12);
  const chair = { providerId: 1, hygienistId: 0, isHygiene: false, minutes: 90, created: noon(3, 1) };
  const visit = { ...chair, id: 3, patientId: 11, start: at };
  const april = { ...chair, id: 5, patientId: 10, start: noon(4, 2), status: "scheduled" } as const;
  const planned = dayOf(2024, 3, 1);
  const crown = procedure({ id: 4, patientId: 11, code: "D2740", fee: 30_000, units: 2, planned });
  const filling = procedure({
    id: 6,
    patientId: 10,
    code: "D2391",
    providerId: 1,
    fee: 8_000,
    planned,
  });
  return [
    { at: noon(3, 1), kind: "procedure planned", procedure: crown },
    { at: noon(3, 1), kind: "procedure planned", procedure: filling },
    { at: noon(3, 1), kind: "appointment booked", appointment: appointment(visit), procedureIds: [4] },
    { at: noon(3, 1), kind: "appointment booked", appointment: appointment(april), procedureIds: [6] },
    { at, kind: "procedure completed", procedureId: 4, appointmentId: 3, day, providerId: 1, fee: 30_000 },
    {
      at,
      kind: "appointment completed",
      appointmentId: 3,
      arrived: at,
      seated: at,
      dismissed: at,
      userId: 1,
    },
    {
      at,
      kind: "payment posted",
      payment: payment({ id: 3, method: "income transfer" }),
      splits: [
        split({ paymentId: 3, patientId: 11, providerId: 1, day, amount: -5_000, isUnearned: true }),
        split({ paymentId: 3, patientId: 11, providerId: 1, day, amount: 5_000 }),
      ],
    },
  ];
}
