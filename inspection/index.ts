/** Inspection as a library: an OpenDental database opened for reading, and held against OpenDental's rules. */
export type { InspectedDatabase, InspectedRow, InspectedValue } from "./inspected-database.ts";
export type { IntegrityRule } from "./integrity/rule.ts";
export { integrityRules } from "./integrity/rules.ts";
export { type RuleResult, type VerifyOptions, verify } from "./integrity/verify.ts";
export { openInspected } from "./open-database.ts";
