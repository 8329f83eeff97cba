import type { Contract } from "../contract.ts";
import { contractTables } from "./columns.ts";
import { codeRules } from "./rules/codes.ts";
import { neverRules, referenceRules, rowRules } from "./rules/rows.ts";
import { windows } from "./rules/windows.ts";
import { unmet } from "./unmet.ts";

/** What the project that reads the profile `downstream` asks of schema raw. */
export const downstreamContract: Contract = {
  profile: "downstream",
  tables: contractTables,
  withoutColumns: [
    { table: "scheduleop", column: "DateTStamp" },
    { table: "sheetfielddef", column: "DateTCreated" },
  ],
  windows,
  rules: [...codeRules, ...neverRules, ...rowRules, ...referenceRules],
  unmet,
};
