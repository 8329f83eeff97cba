import type { CatalogColumn, EmptyDate, FlagFinding, Relation } from "../catalog.ts";

/** Where a column points to and how sure that is: `patient.PatNum (name; 198 of 200 values are there)`. */
export function relationWords(relation: Relation): string {
  const { toTable, toColumn, basis, check, verdict } = relation;
  const target = `${toTable}.${toColumn}`;
  switch (verdict) {
    case "declared":
      return `${target} (declared)`;
    case "unchecked":
      return `${target} (${basis}; no value to check)`;
    case "verified":
      return `${target} (${basis}; ${check?.matched} of ${check?.looked} values are there)`;
    case "doubtful":
      return `${target}? (${basis} only; ${missing(relation)} values are not there)`;
    case "refuted":
      return `not ${target} (name only, refuted by ${missing(relation)} values)`;
  }
}

function missing({ check }: Relation): string {
  return check === null ? "" : `${check.looked - check.matched} of ${check.looked}`;
}

/** What was found out about a column's values. */
export function findingWords({ flag, emptyDates }: CatalogColumn): string {
  return [...(flag === null ? [] : [flagWords(flag)]), ...emptyDates.map(emptyDateWords)].join("; ");
}

function flagWords({ verdict, reason }: FlagFinding): string {
  return `${verdict === "undecided" ? "flag or code" : verdict}: ${reason}`;
}

function emptyDateWords({ date, seen, looked, isDefault }: EmptyDate): string {
  const inRows =
    looked === 0 ? "" : ` in ${seen.toLocaleString("en-US")} of ${looked.toLocaleString("en-US")} rows`;
  return `empty date ${date}${inRows}${isDefault ? ", the default" : ""}`;
}
