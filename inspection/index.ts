/** Inspection as a library: an OpenDental database opened for reading, and held against OpenDental's rules and a real practice's census. */
export {
  type Census,
  type CensusLine,
  type CensusOptions,
  faultsOf,
  type Standing,
  takeCensus,
  type UnreferencedTable,
} from "./census/census.ts";
export type { InspectedDatabase, InspectedRow, InspectedValue } from "./inspected-database.ts";
export type { IntegrityRule } from "./integrity/rule.ts";
export { integrityRules } from "./integrity/rules.ts";
export { type RuleResult, type VerifyOptions, verify } from "./integrity/verify.ts";
export { openInspected } from "./open-database.ts";
