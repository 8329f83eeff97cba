/**
 * What lies behind the figures, for lists of patients and a patient's account: the rows of the facts as columns of
 * equal length. A patient and a provider are named by their places, a day by the days since `firstDay`, a text by its
 * place in `texts`, money in integer cents.
 */
export interface KpiDetails {
  /** `2023-06-30`. */
  readonly firstDay: string;
  readonly texts: readonly string[];
  readonly patients: PatientColumns;
  readonly procedures: EventColumns;
  readonly adjustments: EventColumns;
  /** Splits of patients' payments; prepayments apart. */
  readonly payments: EventColumns;
  readonly prepayments: EventColumns;
  readonly insurancePayments: EventColumns;
  /** Amounts are positive. */
  readonly writeOffs: EventColumns;
  /** What payment plans take off a patient's account and give back by instalments. */
  readonly planEntries: EventColumns;
  readonly appointments: AppointmentColumns;
  readonly claims: ClaimColumns;
  readonly receivables: ReceivableColumns;
}

export interface PatientColumns {
  /** OpenDental's PatNum. */
  readonly id: readonly number[];
  readonly name: readonly string[];
  /** Place of the head of the family. */
  readonly guarantor: readonly number[];
  /** `adult, patient`: texts. */
  readonly status: readonly number[];
  /** Year of birth, 0 when unknown. */
  readonly born: readonly number[];
  /** Place of the primary provider, -1 for none. */
  readonly provider: readonly number[];
  readonly carrier: readonly number[];
  /** Place of the location whose families' figures the patient's family counts in. */
  readonly location: readonly number[];
  /** Day of the first visit; `never` when there was none. */
  readonly firstVisit: readonly number[];
  /** What the account stood at before the first day listed. */
  readonly openingBalance: readonly number[];
}

export interface EventColumns {
  readonly patient: readonly number[];
  readonly day: readonly number[];
  readonly provider: readonly number[];
  readonly text: readonly number[];
  readonly cents: readonly number[];
}

export interface AppointmentColumns {
  readonly patient: readonly number[];
  readonly day: readonly number[];
  readonly provider: readonly number[];
  readonly text: readonly number[];
  /** Places in `appointmentOutcomes`. */
  readonly outcome: readonly number[];
}

/** The last is broken otherwise. */
export const appointmentOutcomes = ["kept", "missed", "cancelled", "broken"] as const;

export interface ClaimColumns extends EventColumns {
  /** Day of receipt, `never` without one, as while none came. `day` is the day of sending. */
  readonly received: readonly number[];
  /** Places in `claimStandings`. */
  readonly standing: readonly number[];
}

/** A claim that is otherwise, as held until another is received, is outstanding but does not count as sent. */
export const claimStandings = ["sent", "received", "otherwise"] as const;

export type ClaimStanding = (typeof claimStandings)[number];

export interface ReceivableColumns {
  readonly month: readonly number[];
  /** The head of the family. */
  readonly patient: readonly number[];
  readonly from0To30: readonly number[];
  readonly from31To60: readonly number[];
  readonly from61To90: readonly number[];
  readonly over90: readonly number[];
  readonly credit: readonly number[];
}

/** The day of what has not happened. */
export const never = -99_999;
