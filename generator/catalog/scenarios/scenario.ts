import type { ListNumbers } from "./list-numbers.ts";

/**
 * What makes one practice unlike another: the figures that the processes read in place of their usual ones. Pure data
 * that does not know when the simulation ends, so that a practice that lives longer has the same past.
 */
export interface Scenario {
  readonly name: string;
  /** One sentence for people who choose among the scenarios. */
  readonly summary: string;
  readonly people: PeopleMix;
  readonly payers: PayerMix;
  readonly attendance: AttendanceFactors;
  /** Hygiene hours offered as a share of the hours asked for; 1 when the practice finds enough hygienists. */
  readonly hygieneCapacity: number;
  /** New patient rows a year as a share of the rows at opening. */
  readonly newcomersPerYear: number;
  /** Patient rows that are charts of former patients, converted from predecessors' software at the opening: a share of all, 0–1. */
  readonly importedCharts: number;
  /** Years from the opening until the staff punches at OpenDental's time clock; 0 when it does from the first day. */
  readonly yearsWithoutTimeClock: number;
  /** One raise of the usual fees that patients notice. Undefined for the usual small steps only. */
  readonly feeIncrease: FeeIncrease | undefined;
  /** Clinics unless the request says otherwise; 0 for a practice without clinics. */
  readonly clinics: number;
  /** Share of new patients whom the desk registers a second time by mistake, and merges. */
  readonly duplicateRecords: number;
  /** Share of children whose guardian is noted. */
  readonly notedGuardians: number;
  /** Years from the opening of one clinic to that of the next; 0 when all open on the first day. */
  readonly yearsBetweenClinics: number;
  /** Numbers and names of its lists; undefined for the usual ones. */
  readonly lists: ListNumbers | undefined;
}

/** How many of so many patient rows are the practice's own: all but the imported charts. */
export function livingRows(rows: number, { importedCharts }: Scenario): number {
  return rows - Math.floor(rows * importedCharts);
}

/** A value and its weight among the others. */
export type Weighted<T> = readonly (readonly [T, number])[];

export interface PeopleMix {
  /** Patients per account. */
  readonly familySizes: Weighted<number>;
  /** Age of the head of a family without children: from and to. */
  readonly headAges: Weighted<readonly [number, number]>;
  /** A child's age on joining: youngest and oldest. */
  readonly childAges: readonly [number, number];
}

export interface PayerMix {
  /** Families with dental insurance by the age of the head, 0–1. */
  readonly insured: { readonly under65: number; readonly from65: number };
  /** Insured families whose plan is the state's program and not an employer's, 0–1. */
  readonly publicPlan: number;
}

/** How much more often than usual patients do not come: factors on the rates of catalog/rates/scheduling.ts. */
export interface AttendanceFactors {
  readonly missed: number;
  readonly cancelled: number;
}

/** A raise of the usual fees far above the yearly step, and what patients make of it. */
export interface FeeIncrease {
  /** Which January after the opening, from 1. */
  readonly january: number;
  /** On top of that year's usual step, for example 0.12. */
  readonly share: number;
  /** Patients who leave because of it, 0–1; insured patients half as often, since their plan's fees do not move. */
  readonly leave: number;
  /** Days within which they leave. */
  readonly withinDays: number;
  /** Factor on the acceptance of treatment from then on. */
  readonly acceptance: number;
}
