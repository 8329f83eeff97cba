/** The practice: simulated, written as OpenDental rows, with its answer key. */

export { type AdvanceOptions, type AdvanceReport, advance, type TableCounts } from "./advance/advance.ts";
export { type GenerateOptions, type GenerateReport, type GenerateStep, generate } from "./generate.ts";
