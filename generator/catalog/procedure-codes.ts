import type { BenefitCategory } from "../world/insurance.ts";
import type { Cents } from "../world/practice.ts";
import { procedureCodeRows } from "./procedure-code-rows.ts";

/** What of the mouth a procedure is done to; OpenDental's TreatArea. */
export type TreatmentArea = "surface" | "tooth" | "quadrant" | "arch" | "mouth";

/** The chapters of the procedure list; OpenDental's procedure code categories. */
export type ProcedureSection =
  | "Diagnostic"
  | "Imaging"
  | "Preventive"
  | "Restorative"
  | "Endodontics"
  | "Periodontics"
  | "Prosthodontics"
  | "Implants"
  | "Oral Surgery"
  | "Orthodontics"
  | "Other Services"
  | "Broken Appointments";

/** A procedure of the catalogue. The names are our own plain words, not the ADA's descriptors. */
export interface ProcedureCode {
  /** A CDT code, for example `D2392`. */
  readonly code: string;
  readonly name: string;
  /** For the appointment screen, up to about 8 letters. */
  readonly abbreviation: string;
  /** The usual fee in the year the practice opens. Target UCR of the project's facts, graded as synthesis. */
  readonly fee: Cents;
  readonly area: TreatmentArea;
  readonly section: ProcedureSection;
  readonly category: BenefitCategory;
  /** Chair time it asks for, alone. */
  readonly minutes: number;
  readonly performer: "dentist" | "hygienist";
}

/** All procedures by code, in order of code. */
export const procedureCodes: ReadonlyMap<string, ProcedureCode> = new Map(
  procedureCodeRows.map(
    ([code, name, abbreviation, dollars, area, section, category, minutes, performer]) => [
      code,
      { code, name, abbreviation, fee: dollars * 100, area, section, category, minutes, performer },
    ],
  ),
);

/**
 * A procedure of the catalogue.
 *
 * @throws {RangeError} when there is no such code.
 */
export function procedureCode(code: string): ProcedureCode {
  const found = procedureCodes.get(code);
  if (found === undefined) throw new RangeError(`there is no procedure ${code}`);
  return found;
}

/** A missed (D9986) or cancelled (D9987) appointment: no treatment. */
export function isBrokenCode(code: string): boolean {
  return code === "D9986" || code === "D9987";
}
