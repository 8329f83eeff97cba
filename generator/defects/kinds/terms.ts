import type { Random } from "../../../foundation/random.ts";
import { enumerations } from "../../opendental/schema/enumerations.ts";
import type { Amount, TableName } from "../../opendental/schema/tables.ts";
import { money } from "../../sinks/amount.ts";
import type { Survey, SurveyedRow } from "../defect-kind.ts";

export const { ApptStatus, ClaimProcStatus, PatientStatus, ProcStat, TreatPlanStatus } = enumerations;

/** A stored amount in cents. */
export function centsOf(amount: Amount): number {
  return Math.round(Number(amount) * 100);
}

/** An amount with its decimal point moved to the right by so many places, rounded to cents. */
export function slipped(amount: Amount, places: number): Amount {
  return money(Math.round(centsOf(amount) * 10 ** places));
}

/** A key that no row has, as what remains of a row that was deleted. */
export function missingKey(survey: Survey, table: TableName, random: Random): number {
  return survey.lastKey(table) + random.integer(1_000, 9_999);
}

/** A text as it looks when its UTF-8 bytes were read as Latin-1. */
export function misread(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

export function isCompleted({ ProcStatus }: SurveyedRow<"procedurelog">): boolean {
  return ProcStatus === ProcStat.C;
}

export function isKept({ AptStatus }: SurveyedRow<"appointment">): boolean {
  return AptStatus === ApptStatus.Complete;
}
