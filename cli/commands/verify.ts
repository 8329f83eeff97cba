import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { type Day, parseDay } from "../../foundation/calendar.ts";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, exitCodes } from "../../foundation/errors.ts";
import type { IntegrityRule, RuleResult } from "../../inspection/index.ts";
import { interruptible } from "../interruption.ts";
import { commaList, terminalOf, urlOption, withJson } from "../options.ts";
import { formatCount, formatTable } from "../terminal.ts";

interface VerifyCall {
  readonly on: DatabaseUrl;
  readonly only?: readonly string[];
  readonly asOf?: Day;
  readonly json?: boolean;
}

export function addVerifyCommand(bitewing: Command): void {
  withJson(bitewing.command("verify"))
    .description("hold an OpenDental database against OpenDental's integrity rules, and change nothing")
    .addOption(urlOption("--on <url>", "the MySQL or DuckDB database; SELECT is all it needs"))
    .option("--only <ids>", "only these rules or groups of rules", commaList)
    .option("--as-of <date>", "the practice's today, YYYY-MM-DD (the day of its last aging)", dayOption)
    .action(runVerify);
}

async function runVerify(call: VerifyCall): Promise<void> {
  const { integrityRules, openInspected, verify } = await import("../../inspection/index.ts");
  const terminal = terminalOf(call);
  const rules = call.only === undefined ? integrityRules : rulesNamed(call.only, integrityRules);
  const database = await openInspected(call.on);
  try {
    const asOf = call.asOf === undefined ? {} : { asOf: call.asOf };
    const now = performance.now.bind(performance);
    const results = await interruptible((signal) => verify(database, { rules, ...asOf, signal, now }));
    terminal.result(describeVerification(results, showDatabaseUrl(call.on)), results.map(jsonOf));
    if (results.some(({ violations }) => violations > 0)) process.exitCode = exitCodes.found;
  } finally {
    await database.close();
  }
}

/** One row a rule that had rows to judge, then the line that a reader looks for. */
export function describeVerification(results: readonly RuleResult[], where: string): string {
  const judged = results.filter((result) => result.judged);
  const table = formatTable(
    [{ title: "group" }, { title: "rule" }, { title: "violations", align: "right" }, { title: "first keys" }],
    judged.map(({ rule, violations, firstKeys }) => [
      rule.group,
      rule.id.slice(rule.group.length + 1),
      formatCount(violations),
      violations > firstKeys.length ? `${firstKeys.join(", ")}, …` : firstKeys.join(", "),
    ]),
  );
  return `${table}\n\n${summary(results, where)}`;
}

function summary(results: readonly RuleResult[], where: string): string {
  const judged = results.filter((result) => result.judged).length;
  const broken = results.filter(({ violations }) => violations > 0).length;
  const violations = results.reduce((sum, result) => sum + result.violations, 0);
  const found =
    broken === 0 ? "0 violations" : `${formatCount(violations)} violations of ${formatCount(broken)} rules`;
  const idle = results.length - judged;
  const rest = idle === 0 ? "" : `; ${formatCount(idle)} more judge tables that are empty`;
  return `verify: ${found} (${formatCount(judged)} rules on ${where}${rest})`;
}

function jsonOf({ rule, judged, violations, firstKeys, seconds }: RuleResult): object {
  const { id, group, title, source } = rule;
  return { id, group, title, source, judged, violations, firstKeys, seconds };
}

/**
 * The rules of some ids or groups.
 *
 * @throws {BitewingError} of kind `usage` for a name that is neither
 */
function rulesNamed(names: readonly string[], rules: readonly IntegrityRule[]): readonly IntegrityRule[] {
  for (const name of names) {
    if (rules.some(({ id, group }) => id === name || group === name)) continue;
    throw new BitewingError({
      kind: "usage",
      what: `There is no rule and no group of rules named '${name}'.`,
      next: `Name rules as group/rule, or one of the groups: ${[...new Set(rules.map(({ group }) => group))].join(", ")}.`,
    });
  }
  return rules.filter(({ id, group }) => names.includes(id) || names.includes(group));
}

function dayOption(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new InvalidArgumentError("It takes a date as YYYY-MM-DD.");
  return day;
}
