import type { DatabaseUrl } from "../../foundation/database-url.ts";
import type { Contract, Unmet } from "../profiles/contract.ts";
import { contractOf } from "../profiles/contracts.ts";
import { withSession } from "../run/open-warehouse.ts";
import type { ContractLine, ContractReport } from "./contract-line.ts";
import { judgeColumns } from "./judge-columns.ts";
import { judgeRules } from "./judge-rules.ts";
import { readRawColumns } from "./raw-columns.ts";

export interface ContractOptions {
  /** A loaded warehouse; nothing is changed there. */
  readonly target: DatabaseUrl;
  /** The name of the profile that it was loaded under. */
  readonly profile: string;
  /** The readers' today, `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Holds schema raw of a warehouse against what a profile's readers ask of it, line by line: every column with its type
 * and its values, every window, every list of codes.
 *
 * @throws {BitewingError} of kind `usage` for a profile without a contract, `database` when the warehouse does not answer
 */
export async function checkContract({ target, profile, today }: ContractOptions): Promise<ContractReport> {
  const contract = contractOf(profile);
  return withSession(target, async (session) => {
    // A session of any other kind is refused when it is opened.
    const warehouse = target.kind === "duckdb" ? "duckdb" : "postgres";
    const there = await readRawColumns(session, warehouse);
    const judged = [
      ...(await judgeColumns(contract, { session, warehouse, there })),
      ...(await judgeRules(contract, { session, there, today })),
    ];
    const lines = withUnmet(judged, contract);
    return { profile: contract.profile, today, lines, broken: lines.filter(isBroken).length };
  });
}

/** Lines of pure logic have no test: what they ask for may be missing. */
export function isBroken({ status, severity }: ContractLine): boolean {
  return status === "broken" && severity !== "logic";
}

/**
 * Values of a line that cannot be met are as they are. What a line asks of the form, such as a column's type, and codes
 * that no reading has, are judged all the same.
 */
function withUnmet(lines: readonly ContractLine[], { unmet }: Contract): readonly ContractLine[] {
  const reasons = new Map(unmet.map(({ id, reason }) => [id, reason]));
  const excused = lines.map((line): ContractLine => {
    const reason = reasons.get(line.id);
    const isOfForm =
      line.status === "broken" && !/\d+ (of|values)/.test(line.found) && line.kind === "column";
    return reason === undefined || isOfForm ? line : excuse(line, reason);
  });
  const named = new Set(lines.map(({ id }) => id));
  return [...excused, ...unmet.filter(({ id }) => !named.has(id)).map(topicOf)];
}

/** A list of codes that has another one is broken, whatever cannot be told by those that it has. */
function excuse(line: ContractLine, reason: string): ContractLine {
  if (line.kind === "codes" && line.status === "broken") return line;
  return { ...line, status: "unmet", found: reason };
}

function topicOf({ id, reason }: Unmet): ContractLine {
  return { kind: "topic", id, severity: "logic", asks: "", status: "unmet", found: reason };
}
