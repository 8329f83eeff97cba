import { type Day, emptyDay, formatDay, parseDay } from "../../foundation/calendar.ts";
import { BitewingError } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import type { InspectedDatabase } from "../inspected-database.ts";
import type { IntegrityRule } from "./rule.ts";
import { integrityRules } from "./rules.ts";

export interface VerifyOptions {
  /** All of them by default. */
  readonly rules?: readonly IntegrityRule[];
  /** The practice's today; by default the day of its last aging. */
  readonly asOf?: Day;
  /** Ends the work before the next rule. */
  readonly signal?: AbortSignal;
  /** Milliseconds; measures how long a rule takes. */
  readonly now?: () => number;
}

/** What one rule found. */
export interface RuleResult {
  readonly rule: IntegrityRule;
  /** False: the table that it judges is missing or empty. */
  readonly judged: boolean;
  readonly violations: number;
  /** The keys of the first rows that break it. */
  readonly firstKeys: readonly string[];
  readonly seconds: number;
}

const shownKeys = 5;

/**
 * Holds an OpenDental database against the rules, one query a rule.
 *
 * @throws {BitewingError} of kind `database` when it cannot be read, or when its today is not known
 */
export async function verify(
  database: InspectedDatabase,
  { rules = integrityRules, asOf, signal, now = () => 0 }: VerifyOptions = {},
): Promise<readonly RuleResult[]> {
  const today = asOf ?? (await dayOfLastAging(database));
  const filled = await filledTables(database, rules);
  const results: RuleResult[] = [];
  for (const rule of rules) {
    signal?.throwIfAborted();
    const started = now();
    const found = filled.has(rule.of) ? await violationsOf(database, ruleQuery(rule, today)) : nothing;
    results.push({ rule, judged: filled.has(rule.of), ...found, seconds: (now() - started) / 1000 });
  }
  return results;
}

const nothing = { violations: 0, firstKeys: [] } as const;

/** A rule's query with the practice's today in it. */
export function ruleQuery(rule: IntegrityRule, today: Day): string {
  return rule.sql.replaceAll(/\{asOf(?:-(\d+))?\}/g, (_, days: string | undefined) => {
    return `date '${formatDay(today - Number(days ?? 0))}'`;
  });
}

/** Counts only where there are more than shown: a rule that holds is asked once. */
async function violationsOf(
  database: InspectedDatabase,
  sql: string,
): Promise<Pick<RuleResult, "violations" | "firstKeys">> {
  const rows = await database.query(`select k from (${sql}) broken limit ${shownKeys + 1}`);
  const firstKeys = rows.slice(0, shownKeys).map(({ k }) => String(k));
  if (rows.length <= shownKeys) return { violations: rows.length, firstKeys };
  const [row] = await database.query(`select count(*) as n from (${sql}) broken`);
  return { violations: Number(row?.["n"]), firstKeys };
}

/** The tables that the rules judge and that hold a row. */
async function filledTables(
  database: InspectedDatabase,
  rules: readonly IntegrityRule[],
): Promise<ReadonlySet<string>> {
  const judged = [...new Set<string>(rules.map((rule) => rule.of))].filter((name) =>
    database.tables.has(name),
  );
  if (judged.length === 0) return new Set();
  const parts = judged.map((name) => `select '${name}' as k where exists (select 1 from ${quoteSql(name)})`);
  const rows = await database.query(parts.join(" union all "));
  return new Set(rows.map(({ k }) => String(k)));
}

async function dayOfLastAging(database: InspectedDatabase): Promise<Day> {
  const [row] = await database.query(
    "select ValueString as d from preference where PrefName = 'DateLastAging'",
  );
  const day = parseDay(String(row?.["d"]).slice(0, "YYYY-MM-DD".length));
  if (day !== undefined && day > emptyDay) return day;
  throw new BitewingError({
    kind: "database",
    what: "The practice's today is not known: its preference DateLastAging holds no day.",
    where: database.where,
    next: "Run aging in OpenDental once, or name the day with --as-of.",
  });
}
