import { rowsTable } from "./rows-table.ts";

/** What became of one node. `fail` and `warn` are tests that found rows; `error` is a statement that failed. */
export type NodeStatus = "success" | "error" | "fail" | "warn" | "pass" | "skipped";

export interface NodeResult {
  readonly uniqueId: string;
  readonly name: string;
  readonly resourceType: "model" | "test" | "unit_test" | "seed" | "snapshot" | "operation";
  readonly status: NodeStatus;
  /** Wall time. */
  readonly seconds: number;
  readonly message?: string;
  /** Of a test: what its `fail_calc` gave, usually the number of failing rows. */
  readonly failures?: number;
  /** Of a failing test: its first failing rows. */
  readonly rows?: readonly Readonly<Record<string, unknown>>[];
  /** Of a failing test: where its query stands and how to see more of its rows. */
  readonly hints?: readonly string[];
  /** When its parts ran: `compile`, `execute`. */
  readonly timing?: readonly {
    readonly name: string;
    readonly startedAt: Date;
    readonly completedAt: Date;
  }[];
  /** dbt's name of the thread it ran on. */
  readonly thread?: string;
  /** What the database answered. */
  readonly adapterResponse?: Readonly<Record<string, unknown>>;
}

export interface RunReport {
  /** False when a node failed, or was skipped because another did. Warnings are fine. */
  readonly ok: boolean;
  readonly results: readonly NodeResult[];
}

const bad: ReadonlySet<NodeStatus> = new Set<NodeStatus>(["error", "fail", "skipped"]);

export function isBad(status: NodeStatus): boolean {
  return bad.has(status);
}

export function reportOf(results: readonly NodeResult[]): RunReport {
  return { ok: !results.some(({ status }) => isBad(status)), results };
}

/** One line of a running build: number, status, name, time. */
export function resultLine(result: NodeResult, index: number, total: number): string {
  const width = String(total).length;
  const place = `${String(index).padStart(width)}/${total}`;
  const time = result.status === "skipped" ? "" : `  ${result.seconds.toFixed(2)} s`;
  const type = result.resourceType === "unit_test" ? "unit" : result.resourceType;
  return `${place}  ${result.status.padEnd(7)}  ${type.padEnd(5)}  ${result.name}${time}`;
}

/** What is shown below the line of a node that failed: the message and the first failing rows. */
export function detailLines(result: NodeResult): string[] {
  if (result.status === "pass" || result.status === "success" || result.status === "skipped") return [];
  const message = result.message === undefined ? [] : result.message.split("\n");
  return [...message, ...rowsTable(result.rows ?? []), ...(result.hints ?? [])].map(
    (line) => `      ${line}`,
  );
}

/** The last line: how many of each status, and the time of the whole run in seconds. */
export function summaryLine(report: RunReport, seconds: number): string {
  const order: readonly NodeStatus[] = ["success", "pass", "warn", "fail", "error", "skipped"];
  const counts = order
    .map((status) => [status, report.results.filter((result) => result.status === status).length] as const)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`);
  return `${counts.length === 0 ? "nothing to do" : counts.join(", ")} in ${seconds.toFixed(2)} s`;
}
