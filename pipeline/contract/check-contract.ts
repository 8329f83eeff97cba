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
 * What cannot be met is told with its reason in place of what was found; but the form of a column is judged all the
 * same, and so is a list of codes that has one that nobody reads.
 */
function withUnmet(lines: readonly ContractLine[], { unmet }: Contract): readonly ContractLine[] {
  const reasons = new Map(unmet.map((one) => [`${one.of} ${one.id}`, one.reason]));
  const excused = lines.map((line): ContractLine => {
    const reason = reasons.get(`${line.kind === "column" ? "column" : "rule"} ${line.id}`);
    const isJudged = line.status === "broken" && (line.kind === "codes" || line.isOfForm === true);
    return reason === undefined || isJudged ? line : { ...line, status: "unmet", found: reason };
  });
  return [...excused, ...unmet.filter((one) => one.of === "topic").map(topicOf)];
}

function topicOf({ id, reason }: Unmet): ContractLine {
  return { kind: "topic", id, severity: "logic", asks: "", status: "unmet", found: reason };
}
