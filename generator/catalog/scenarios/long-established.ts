import type { Scenario } from "./scenario.ts";
import { suburbanFamily } from "./suburban-family.ts";

/**
 * The practice behind a census of a mature database: most patient rows are charts that conversions brought. Facts,
 * section 1: the active minority is 25–40 % of the rows; section 6: a large history from conversions. The share is the
 * one with which 33,000 rows and 20 years come to the census's 2.45 appointments a patient row.
 */
export const longEstablished: Scenario = {
  ...suburbanFamily,
  name: "long-established",
  summary:
    "a practice of long standing, most of whose charts came with conversions of predecessors' software",
  importedCharts: 0.85,
  // Census: 0.32 claims an appointment, where three quarters insured make 0.63.
  payers: { ...suburbanFamily.payers, insured: { under65: 0.66, from65: 0.45 } },
  // Census: 22,026 stretches at the clock of 45 employees: those of the last years alone.
  yearsWithoutTimeClock: 15,
  // Census: 137 links between rows of one patient.
  duplicateRecords: 0.027,
};
