import { dayOf, momentAt } from "../../foundation/calendar.ts";
import type { PracticeEvent } from "../../generator/world/events.ts";
import type { Claim, ClaimLine } from "../../generator/world/insurance.ts";
import type { Adjustment, Payment, PaymentSplit } from "../../generator/world/money.ts";
import type { Patient } from "../../generator/world/people.ts";
import type { Appointment, Procedure } from "../../generator/world/treatment.ts";
import type { SimulatedPractice, World } from "../../generator/world/world.ts";

/** A dentist (1) and a hygienist (2), a family of two, and three months of their life, small enough to add up by hand. */
export function smallPractice(): SimulatedPractice {
  const practice = { providers: [{ id: 1 }, { id: 2 }] };
  return {
    world: { opened: dayOf(2024, 1, 2), practice } as unknown as World, // the answer key may look at nothing else
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
const line = (row: Partial<ClaimLine>): ClaimLine => row as ClaimLine;
const split = (row: Partial<PaymentSplit>): PaymentSplit => ({ isUnearned: false, ...row }) as PaymentSplit;
const adjustment = (row: Partial<Adjustment>): Adjustment => row as Adjustment;
const payment = {} as Payment;

function smallLife(): PracticeEvent[] {
  return [joined(), visitInJanuary(), insurance(), february(), march()].flat();
}

function joined(): PracticeEvent[] {
  const at = noon(1, 2);
  return [
    { at, kind: "patient joined", patient: patient({ id: 10, guarantorId: 10, primaryProviderId: 1 }) },
    { at, kind: "patient joined", patient: patient({ id: 11, guarantorId: 11, primaryProviderId: 2 }) },
    { at, kind: "patient changed", patientId: 11, change: { guarantorId: 10 } },
  ];
}

/** Patient 10: a cleaning of $100 by the hygienist and an exam of $60 by the dentist; $20 paid at the desk for it. */
function visitInJanuary(): PracticeEvent[] {
  const at = noon(1, 10);
  const day = dayOf(2024, 1, 10);
  const visit = { id: 1, patientId: 10, start: at, providerId: 1, hygienistId: 2, isHygiene: true };
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
      payment,
      splits: [split({ patientId: 10, providerId: 1, day, amount: 2_000 })],
    },
  ];
}

/** The claim over $160 goes out in January; in February the insurer pays $70 and $30, writes off $20; $5 more in March. */
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
      claim: claim({ id: 1, treatingProviderId: 1, fee: 16_000 }),
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
    { at: noon(3, 4), kind: "claim supplemented", line: line({ ...extra, posted: dayOf(2024, 3, 4) }) },
  ];
}

/** February: patient 11 prepays $50 for a crown and misses the visit, a $5 courtesy; a missed appointment is charted. */
function february(): PracticeEvent[] {
  const at = noon(2, 20);
  const day = dayOf(2024, 2, 20);
  const visit = { id: 2, patientId: 11, start: at, providerId: 1, hygienistId: 0, isHygiene: false };
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
      payment,
      splits: [
        split({ patientId: 11, providerId: 1, day: dayOf(2024, 2, 1), amount: 5_000, isUnearned: true }),
      ],
    },
    { at, kind: "appointment broken", appointmentId: 2, how: "missed", userId: 1 },
    { at, kind: "procedure charted", procedure: missed },
    {
      at,
      kind: "adjustment made",
      adjustment: adjustment({ patientId: 10, providerId: 2, day, amount: -500 }),
    },
  ];
}

/** March: the crown of two units at $300 is done at a new visit and the prepayment moves to it. */
function march(): PracticeEvent[] {
  const at = noon(3, 12);
  const day = dayOf(2024, 3, 12);
  const visit = { id: 3, patientId: 11, start: at, providerId: 1, hygienistId: 0, isHygiene: false };
  const crown = procedure({ id: 4, patientId: 11, code: "D2740", fee: 30_000, units: 2 });
  return [
    { at: noon(3, 1), kind: "appointment booked", appointment: appointment(visit), procedureIds: [4] },
    { at, kind: "procedure planned", procedure: crown },
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
      payment,
      splits: [
        split({ patientId: 11, providerId: 1, day, amount: -5_000, isUnearned: true }),
        split({ patientId: 11, providerId: 1, day, amount: 5_000 }),
      ],
    },
  ];
}
