import type { TableName } from "../generator/opendental/schema/tables.ts";
import type { Census, CensusLine, Standing, UnreferencedTable } from "../inspection/index.ts";
import { formatCount, formatTable } from "./terminal.ts";

const standings: Readonly<Record<Standing, string>> = {
  within: "",
  filled: "",
  outside: "OUTSIDE",
  excepted: "exception",
  empty: "EMPTY",
};

/**
 * A census for a person: a row a table, then the exceptions and the empty tables with their reasons, then the line
 * that a reader looks for.
 */
export function describeCensus(census: Census, where: string): string {
  const parts = [
    tableOf(census.lines),
    section("Left over: copies and aids of conversions, no part of OpenDental", tableOf(census.leftOver)),
    section("Exceptions: outside, for a reason", exceptionsOf(census)),
    section("Filled here, empty there", filledOnlyHereOf(census.filledOnlyHere)),
    section("Empty in both", reasonsOf(census.emptyInBoth)),
    summaryOf(census, where),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function section(title: string, text: string): string {
  return text === "" ? "" : `${title}\n\n${text}`;
}

function tableOf(lines: readonly CensusLine[]): string {
  return formatTable(
    [
      { title: "table" },
      { title: "rows there", align: "right" },
      { title: "rows here", align: "right" },
      { title: "per patient there", align: "right" },
      { title: "here", align: "right" },
      { title: "ratio", align: "right" },
      { title: "" },
    ],
    lines.map((line) => [
      line.table,
      formatCount(line.rowsThere),
      formatCount(line.rowsHere),
      formatRate(line.perPatientThere),
      formatRate(line.perPatientHere),
      `${formatRate(line.ratio)}${line.basis === "office" ? "*" : ""}`,
      standings[line.standing],
    ]),
  );
}

function exceptionsOf({ lines, leftOver }: Census): string {
  const excepted = [...lines, ...leftOver].filter(({ standing }) => standing === "excepted");
  return excepted
    .map(({ table, ratio, reason = "" }) => `  ${table} (${formatRate(ratio)}): ${reason}`)
    .join("\n");
}

function filledOnlyHereOf(tables: readonly UnreferencedTable[]): string {
  return tables.map(({ table, rowsHere }) => `  ${table}: ${formatCount(rowsHere)}`).join("\n");
}

/** Reasons hold for several tables at once. */
function reasonsOf(tables: readonly UnreferencedTable[]): string {
  const byReason = new Map<string, TableName[]>();
  for (const { table, reason = "no reason is written down" } of tables) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), table]);
  }
  return [...byReason].map(([reason, names]) => `  ${reason}: ${names.join(", ")}`).join("\n");
}

function summaryOf({ lines, leftOver, patientsThere, patientsHere }: Census, where: string): string {
  const filled = lines.filter(({ rowsHere }) => rowsHere > 0).length;
  const left = leftOver.filter(({ rowsHere }) => rowsHere > 0).length;
  const all = [...lines, ...leftOver];
  const rows = all.reduce((sum, { rowsHere }) => sum + rowsHere, 0);
  const number = (standing: Standing): string =>
    formatCount(all.filter((line) => line.standing === standing).length);
  return [
    `census: ${filled} of ${lines.length} filled, and ${left} of ${leftOver.length} left over (${formatCount(rows)} rows on ${where})`,
    `of tables with more than 1,000 rows there, ${number("within")} are within a factor of two, ${number("excepted")} excepted, ${number("outside")} outside`,
    `per patient row: ${formatCount(patientsThere)} there, ${formatCount(patientsHere)} here; * the office's own, held against the rows themselves`,
  ].join("\n");
}

/** Two digits that count, for rates from thousandths to hundreds. */
function formatRate(rate: number): string {
  if (rate === 0) return "0";
  return rate >= 100 ? rate.toFixed(0) : rate >= 0.1 ? rate.toFixed(2) : rate.toPrecision(2);
}
