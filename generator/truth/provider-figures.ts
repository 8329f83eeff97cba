import { type Day, dayOfMoment, lastOfMonth } from "../../foundation/calendar.ts";
import { accountFigures } from "./account-figures.ts";
import { appointmentProvider } from "./appointment-provider.ts";
import { answeredClaims, claimAnswerFigures } from "./claim-answer-figures.ts";
import { DistinctCount } from "./distinct-count.ts";
import type { FillCount, FillGrid } from "./fill-grid.ts";
import { Grid } from "./grid.ts";
import type { Month } from "./months.ts";
import { isTreatment } from "./procedure-groups.ts";
import type { KnownAppointment, PracticeRecord } from "./record.ts";
import { scheduleFigures } from "./schedule-figures.ts";
import { treatmentFigures } from "./treatment-figures.ts";

/** The KPIs by provider and month that are whole numbers: cents or counts. */
export type ProviderFigures = ReturnType<typeof providerFigures>;

/** The first completed treatment of each patient. */
export function firstVisits(record: PracticeRecord): Map<number, Day> {
  const first = new Map<number, Day>();
  for (const procedure of record.completed.values()) {
    if (!isTreatment(procedure)) continue;
    const known = first.get(procedure.patientId);
    if (known === undefined || procedure.day < known) first.set(procedure.patientId, procedure.day);
  }
  return first;
}

/** Counts and sums everything that has a provider and a month. */
export function providerFigures(
  record: PracticeRecord,
  providerIds: readonly number[],
  months: readonly Month[],
) {
  const grid: FillGrid = (fill) => {
    const filled = new Grid(providerIds, months);
    fill(filled.add.bind(filled));
    return filled;
  };
  const count: FillCount = (fill) => {
    const filled = new DistinctCount(providerIds, months);
    fill(filled.add.bind(filled));
    return filled;
  };
  const production = productionFigures(record, grid);
  const income = incomeFigures(record, grid);
  const netProduction = production.gross_production
    .plus(production.adjustments)
    .plus(production.insurance_writeoffs, -1);
  const unearned = grid((add) => {
    for (const split of record.splits) if (split.isUnearned) add(split.providerId, split.day, split.amount);
  });
  const receivable = netProduction
    .plus(income.collections, -1)
    .plus(unearned, -1)
    .plus(planFigures(record, grid, months));
  return {
    ...production,
    net_production: netProduction,
    ...income,
    ...patientFigures(record, months, grid),
    ...claimFigures(record, grid),
    receivable_balance: receivable.runningTotal(),
    unearned_income: unearned,
    ...accountFigures(record, grid),
    ...claimAnswerFigures(answeredClaims(record), grid),
    ...scheduleFigures(record, months.at(-1)?.end ?? 0, grid),
    ...treatmentFigures(record, grid, count),
  };
}

/** What payment plans put on the accounts when an instalment comes due, less the work they took off them. */
function planFigures({ planCharges }: PracticeRecord, grid: FillGrid, months: readonly Month[]): Grid {
  const today = months.at(-1)?.end ?? 0;
  return grid((add) => {
    for (const { kind, providerId, day, principal } of planCharges.values()) {
      if (day <= today) add(providerId, day, kind === "debit" ? principal : -principal);
    }
  });
}

function productionFigures({ completed, adjustments, lines }: PracticeRecord, grid: FillGrid) {
  return {
    gross_production: grid((add) => {
      for (const p of completed.values()) add(p.providerId, p.day, p.fee * p.units);
    }),
    procedures_completed: grid((add) => {
      for (const p of completed.values()) if (isTreatment(p)) add(p.providerId, p.day, 1);
    }),
    adjustments: grid((add) => {
      for (const adjustment of adjustments) add(adjustment.providerId, adjustment.day, adjustment.amount);
    }),
    insurance_writeoffs: grid((add) => {
      for (const line of lines.values()) {
        if (line.posted !== undefined) add(line.providerId, line.posted, line.writeOff);
      }
    }),
  };
}

function incomeFigures({ splits, lines }: PracticeRecord, grid: FillGrid) {
  const patient = grid((add) => {
    for (const split of splits) if (!split.isUnearned) add(split.providerId, split.day, split.amount);
  });
  const insurance = grid((add) => {
    for (const line of lines.values()) {
      if (line.posted !== undefined) add(line.providerId, line.posted, line.paid);
    }
  });
  return {
    patient_collections: patient,
    insurance_collections: insurance,
    collections: patient.plus(insurance),
  };
}

function patientFigures(record: PracticeRecord, months: readonly Month[], grid: FillGrid) {
  const last = lastOfMonth(months.at(-1)?.end ?? 0);
  const countAppointments = (counts: (appointment: KnownAppointment) => boolean): Grid =>
    grid((add) => {
      for (const appointment of record.appointments.values()) {
        const day = dayOfMoment(appointment.start);
        if (day <= last && counts(appointment)) add(appointmentProvider(appointment), day, 1);
      }
    });
  return {
    new_patients: grid((add) => {
      for (const [patientId, day] of firstVisits(record)) {
        add(record.patients.get(patientId)?.primaryProviderId ?? 0, day, 1);
      }
    }),
    appointments_kept: countAppointments((a) => a.status === "complete"),
    appointments_broken: countAppointments((a) => a.status === "broken"),
    appointments_missed: countAppointments((a) => a.status === "broken" && a.brokenAs === "missed"),
    appointments_cancelled: countAppointments((a) => a.status === "broken" && a.brokenAs === "cancelled"),
  };
}

function claimFigures({ claims }: PracticeRecord, grid: FillGrid) {
  const sum = (when: "sent" | "received", amountOf: (fee: number) => number): Grid =>
    grid((add) => {
      for (const claim of claims.values()) {
        const day = claim[when];
        if (day !== undefined) add(claim.treatingProviderId, day, amountOf(claim.fee));
      }
    });
  const one = () => 1;
  const fee = (amount: number) => amount;
  return {
    claims_sent: sum("sent", one),
    claims_outstanding: sum("sent", one).plus(sum("received", one), -1).runningTotal(),
    claims_outstanding_amount: sum("sent", fee).plus(sum("received", fee), -1).runningTotal(),
  };
}
