import { BitewingError } from "../../foundation/errors.ts";
import { parseTemplate } from "../project/jinja/parse-template.ts";
import { render } from "../project/jinja/render.ts";
import type { Source } from "../project/project.ts";
import { selectItems } from "../project/select.ts";
import { artifactMetadata } from "./artifact-metadata.ts";
import { artifactsFolder, writeFiles } from "./artifacts.ts";
import { type Invocation, type RunOptions, statementMessage, withInvocation } from "./invocation.ts";
import { stateMethods } from "./state-methods.ts";
import { nameOf } from "./statements.ts";
import type { Session } from "./warehouse.ts";

export interface SourceFreshness {
  readonly uniqueId: string;
  /** `source.table`. */
  readonly name: string;
  /** `runtime error` when the time of the last row cannot be told. */
  readonly status: "pass" | "warn" | "error" | "runtime error";
  /** When its rows came last; undefined when there are none, or they cannot be read. */
  readonly loadedAt: Date | undefined;
  /** Seconds between then and now; infinite without rows. */
  readonly age: number;
  readonly message?: string;
}

export interface FreshnessReport {
  /** False when a source is older than its `error_after`, or cannot be judged. */
  readonly ok: boolean;
  readonly sources: readonly SourceFreshness[];
}

/**
 * Judges the age of the selected sources that declare a `freshness`, and writes sources.json. When rows came last is
 * what `loaded_at_query` answers, or the largest `loaded_at_field`; a time without a zone is UTC. Ages are counted from
 * the invocation's clock.
 *
 * @throws as withInvocation does.
 */
export async function sourceFreshness(options: RunOptions): Promise<FreshnessReport> {
  return withInvocation(options, async (invocation) => {
    const { project, now } = invocation;
    const startedAt = now();
    const session = invocation.sessions[0] as Session; // there is at least one thread
    const selected = selectItems(project, options, stateMethods(project, options));
    const judged: Judged[] = [];
    for (const source of project.sources.values()) {
      if (!selected.has(source.uniqueId) || !hasLimit(source)) continue;
      const began = now();
      const result = await judge(invocation, session, source, startedAt);
      judged.push({ source, result, seconds: (now().getTime() - began.getTime()) / 1000 });
    }
    const folder = artifactsFolder(project.directory, options);
    const document = sourcesDocument(judged, startedAt, now(), options.invocationId);
    writeFiles(folder, [["sources.json", JSON.stringify(document)]]);
    const sources = judged.map(({ result }) => result);
    return { ok: sources.every(({ status }) => status === "pass" || status === "warn"), sources };
  });
}

interface Judged {
  readonly source: Source;
  readonly result: SourceFreshness;
  readonly seconds: number;
}

function hasLimit({ freshness }: Source): boolean {
  return [freshness?.warn_after, freshness?.error_after].some((limit) => secondsOf(limit) !== undefined);
}

const periods = { minute: 60, hour: 3600, day: 86_400 } as const;
type Limit = NonNullable<Source["freshness"]>["warn_after"];

function secondsOf(limit: Limit): number | undefined {
  const { count, period } = limit ?? {};
  if (count === undefined || count === null || period === undefined || period === null) return undefined;
  return count * periods[period];
}

async function judge(
  invocation: Invocation,
  session: Session,
  source: Source,
  at: Date,
): Promise<SourceFreshness> {
  const named = { uniqueId: source.uniqueId, name: `${source.sourceName}.${source.name}` };
  try {
    const { rows } = await session.query(await loadedAtQuery(invocation, session, source));
    const loadedAt = timeOf(rows[0]?.[0]);
    const age = loadedAt === undefined ? Infinity : (at.getTime() - loadedAt.getTime()) / 1000;
    return { ...named, status: statusOf(source, age), loadedAt, age };
  } catch (thrown) {
    return {
      ...named,
      status: "runtime error",
      loadedAt: undefined,
      age: Infinity,
      message: `${statementMessage(thrown)}\nin ${source.path}`,
    };
  }
}

function statusOf({ freshness }: Source, age: number): SourceFreshness["status"] {
  const isOver = (limit: Limit): boolean => age > (secondsOf(limit) ?? Infinity);
  const hasNoRow = age === Infinity;
  if (isOver(freshness?.error_after) || (hasNoRow && secondsOf(freshness?.error_after) !== undefined))
    return "error";
  return isOver(freshness?.warn_after) || hasNoRow ? "warn" : "pass";
}

async function loadedAtQuery(invocation: Invocation, session: Session, source: Source): Promise<string> {
  const { loadedAtQuery: query, loadedAtField: field, freshness } = source;
  if (query !== undefined) return renderFor(invocation, session, source, query);
  if (field !== undefined) {
    const where =
      freshness?.filter === undefined || freshness.filter === null ? "" : ` where ${freshness.filter}`;
    return `select max(${field}) from ${nameOf(source.relation)}${where}`;
  }
  throw new BitewingError({
    kind: "found",
    what: `The source '${source.sourceName}.${source.name}' says when it is too old, but not when it was loaded.`,
    where: source.path,
    next: "Give it a loaded_at_field or a loaded_at_query.",
  });
}

/** Renders a query that belongs to a source: `this` is its relation. */
function renderFor(
  { compiler }: Invocation,
  session: Session,
  source: Source,
  text: string,
): Promise<string> {
  const operation = {
    subject: `The loaded_at_query of '${source.name}' cannot be rendered`,
    packageName: source.packageName,
    query: (sql: string) => session.query(sql),
  };
  return compiler.renderOperation(operation, (scope) => {
    const inner = scope.inner();
    inner.set("this", source.relation);
    return render(parseTemplate(text, source.path), inner);
  });
}

/** A date or time as a driver gives it; without a zone it is UTC. */
function timeOf(value: unknown): Date | undefined {
  if (value === null || value === undefined) return undefined;
  const text = String(value).trim().replace(" ", "T");
  const withTime = text.includes("T") ? text : `${text}T00:00:00`;
  const zoned = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/.test(withTime.slice(10))
    ? withTime.replace(/([+-]\d{2})$/, "$1:00")
    : `${withTime}Z`;
  const time = new Date(zoned);
  if (!Number.isNaN(time.getTime())) return time;
  throw new Error(`'${String(value)}' is not a time: loaded_at_field and loaded_at_query must give one.`);
}

/** dbt's sources.json, version 3. */
function sourcesDocument(
  judged: readonly Judged[],
  startedAt: Date,
  generatedAt: Date,
  invocationId: string | undefined,
): Record<string, unknown> {
  return {
    metadata: artifactMetadata("sources/v3", { startedAt, invocationId }, generatedAt),
    results: judged.map((each) => resultEntry(each, startedAt)),
    elapsed_time: (generatedAt.getTime() - startedAt.getTime()) / 1000,
  };
}

/** What dbt writes for a table without rows: infinitely long ago. */
const beginning = "0001-01-01T00:00:00+00:00";

function resultEntry({ source, result, seconds }: Judged, at: Date): Record<string, unknown> {
  const { status, uniqueId, loadedAt, message } = result;
  if (status === "runtime error") return { unique_id: uniqueId, error: message ?? null, status };
  return {
    unique_id: uniqueId,
    max_loaded_at: loadedAt?.toISOString() ?? beginning,
    snapshotted_at: at.toISOString(),
    max_loaded_at_time_ago_in_s: (at.getTime() - (loadedAt?.getTime() ?? Date.parse(beginning))) / 1000,
    status,
    criteria: {
      warn_after: source.freshness?.warn_after ?? null,
      error_after: source.freshness?.error_after ?? null,
      filter: source.freshness?.filter ?? null,
    },
    adapter_response: {},
    timing: [],
    thread_id: "Thread-1",
    execution_time: seconds,
  };
}
