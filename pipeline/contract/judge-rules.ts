import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import type { Contract, ContractRule, Window } from "../profiles/contract.ts";
import type { Session } from "../run/warehouse.ts";
import { rawSchema } from "../warehouses/warehouse.ts";
import type { ContractLine } from "./contract-line.ts";
import type { RawColumns } from "./raw-columns.ts";

const mostNamed = 5;

interface Place {
  readonly session: Session;
  readonly there: RawColumns;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** A line for each window and each rule. */
export async function judgeRules(contract: Contract, place: Place): Promise<readonly ContractLine[]> {
  const windows = new Map(contract.windows.map(({ table, rows }) => [table, rows]));
  const lines: ContractLine[] = [];
  for (const window of contract.windows) lines.push(await judgeWindow(window, place));
  for (const rule of contract.rules) lines.push(await judgeRule(rule, windows.get(rule.table), place));
  return lines;
}

async function judgeWindow({ table, rows }: Window, place: Place): Promise<ContractLine> {
  const line = {
    kind: "window",
    id: `${table}: window`,
    severity: "error",
    asks: rows.replaceAll(/\s+/g, " ").replaceAll(":today", place.today),
  } as const;
  const sql = `select count(*), count(*) filter (where ${rows}) from ${rawSchema}.${table}`;
  const answer = await ask(sql, [table], place);
  if (typeof answer === "string") return { ...line, status: "broken", found: answer };
  const [all, taken] = answer.map(Number);
  const found = `${taken} of ${all} rows`;
  if (all === 0) return { ...line, status: "idle", found: "no rows" };
  return { ...line, status: taken === 0 ? "broken" : "met", found };
}

async function judgeRule(
  rule: ContractRule,
  window: string | undefined,
  place: Place,
): Promise<ContractLine> {
  const { kind, id, severity } = rule;
  const line = { kind, id, severity, asks: asksOf(rule) };
  const answer = await ask(queryOf(rule, window), tablesOf(rule), place);
  if (typeof answer === "string") return { ...line, status: "broken", found: answer };
  return { ...line, ...verdictOn(rule, answer) };
}

/** Null in place of an answer would hide a missing table: the sentence says which. */
async function ask(
  sql: string,
  tables: readonly string[],
  { session, there, today }: Place,
): Promise<readonly unknown[] | string> {
  const missing = tables.filter((table) => !there.has(table));
  if (missing.length > 0) return `${missing.join(", ")}: the table is not there`;
  try {
    const { rows } = await session.query(sql.replaceAll(":today", `date ${literalSql(today)}`));
    return rows[0] ?? [];
  } catch (error) {
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return `cannot be asked: ${reason}`;
  }
}

function tablesOf(rule: ContractRule): readonly string[] {
  return rule.kind === "reference" ? [rule.table, rule.to.table] : [rule.table];
}

/** Codes: rows, rows with another code, such codes. Never: rows, broken rows. Rows: their number. */
function queryOf(rule: ContractRule, window = "true"): string {
  const from = `from ${rawSchema}.${rule.table}`;
  switch (rule.kind) {
    case "codes": {
      const column = quoteSql(rule.column);
      const list = rule.codes.map(literal).join(", ");
      const isOther = `${column} is not null and ${column} not in (${list})`;
      const others = `string_agg(distinct cast(${column} as varchar), ', ') filter (where ${isOther})`;
      return `select count(*), count(*) filter (where ${isOther}), ${others} ${from}
        where (${window}) and (${rule.where ?? "true"})`;
    }
    case "never":
      return `select count(*), count(*) filter (where ${rule.broken}) ${from}`;
    case "rows":
      return `select count(${rule.counted ?? "*"}) ${from} where ${rule.where ?? "true"}`;
    case "reference": {
      const column = quoteSql(rule.column);
      const keys = `select ${quoteSql(rule.to.column)} from ${rawSchema}.${rule.to.table}`;
      return `select count(*), count(*) filter (where ${column} <> 0 and ${column} not in (${keys})) ${from}
        where (${window}) and (${rule.where ?? "true"})`;
    }
  }
}

function literal(code: number | string): string {
  return typeof code === "number" ? String(code) : literalSql(code);
}

function verdictOn(
  rule: ContractRule,
  answer: readonly unknown[],
): { readonly status: "met" | "broken" | "idle"; readonly found: string } {
  const [first = 0, second = 0] = answer.map(Number);
  if (rule.kind === "rows") {
    const isMet = first >= (rule.atLeast ?? 0) && first <= (rule.atMost ?? Number.POSITIVE_INFINITY);
    return { status: isMet ? "met" : "broken", found: String(first) };
  }
  if (first === 0) return { status: "idle", found: "no rows" };
  if (second === 0) return { status: "met", found: `${first} rows` };
  const codes = rule.kind === "codes" ? `: ${shortened(String(answer[2]))}` : "";
  return { status: "broken", found: `${second} of ${first} rows${codes}` };
}

function shortened(codes: string): string {
  const all = codes.split(", ");
  return all.length > mostNamed ? `${all.slice(0, mostNamed).join(", ")}, …` : codes;
}

function asksOf(rule: ContractRule): string {
  switch (rule.kind) {
    case "codes":
      return `one of ${rule.codes.map((code) => (code === "" ? "''" : code)).join(", ")}${rule.where === undefined ? "" : ` where ${rule.where}`}`;
    case "never":
      return rule.asks;
    case "rows":
      return [
        ...(rule.atLeast === undefined ? [] : [`at least ${rule.atLeast}`]),
        ...(rule.atMost === undefined ? [] : [`at most ${rule.atMost}`]),
        rule.asks,
      ].join(", ");
    case "reference":
      return `a key of ${rule.to.table}, or 0`;
  }
}
