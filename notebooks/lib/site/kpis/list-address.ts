import type { KpiData } from "./kpi-data.ts";
import { hashOf, type KpiFilter } from "./kpi-filter.ts";
import type { MeasureName } from "./kpi-measures.ts";

/** Address of the list of the patients behind a figure, from a page beside it. */
export function listAddress(data: KpiData, filter: KpiFilter, measure: MeasureName): string {
  return `patients.html${hashOf({ ...filter, rows: "month" }, data, { list: measure })}`;
}

/** Address of a patient's page, by OpenDental's PatNum. */
export function patientAddress(patient: number): string {
  return `patient.html#${patient}`;
}
