import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { Compiler } from "../project/compile.ts";
import { loadProject } from "../project/load-project.ts";
import type { Project, ProjectNode } from "../project/project.ts";
import { Relation } from "../project/relation.ts";
import { type Selection, selectNodes } from "../project/select.ts";
import { deferredRelations } from "./defer.ts";
import { describeTarget, openWarehouse } from "./open-warehouse.ts";
import { RelationCache } from "./relation-cache.ts";
import { storedAs } from "./run-test.ts";
import { stateMethods } from "./state-methods.ts";
import { createSchema, listRelations, templateStatements } from "./statements.ts";
import type { Session, Warehouse } from "./warehouse.ts";

export interface RunOptions extends Selection {
  /** DuckDB or PostgreSQL. */
  readonly target: DatabaseUrl;
  /** The folder that holds dbt_project.yml. */
  readonly projectDirectory: string;
  /** dbt's `target.schema`; `main` on DuckDB and `public` on PostgreSQL by default. */
  readonly schema?: string;
  /** dbt's `target.name`; `dev` by default. */
  readonly targetName?: string;
  /** How many nodes run at a time; 4 by default. */
  readonly threads?: number;
  /** Nothing will be written: a DuckDB file stays open to other readers. */
  readonly readOnly?: boolean;
  /** Builds incremental models anew. */
  readonly fullRefresh?: boolean;
  /** Keeps the rows that tests find in the schema `…_dbt_test__audit`, where a test is not configured otherwise. */
  readonly storeFailures?: boolean;
  /** Starts nothing more after the first node that fails. */
  readonly failFast?: boolean;
  /** Lets a test fail where it would warn. */
  readonly warnError?: boolean;
  /** The folder for manifest.json, run_results.json and compiled SQL; `<project>/target` by default. */
  readonly artifacts?: string;
  /** Takes these nodes, in the order of the graph, instead of what a selection means. */
  readonly ids?: readonly string[];
  /** Lets references bring no rows, so that models are built in shape only. */
  readonly empty?: boolean;
  /** Ends the run early: running statements are cancelled, the results so far are written. */
  readonly signal?: AbortSignal;
  /** The folder of an earlier run's artifacts, for `state:`, `result:`, `source_status:` and `defer`. */
  readonly state?: string;
  /** Takes what is not selected and does not exist from the state's relations. */
  readonly defer?: boolean;
  /** With `defer`: takes what is not selected from the state's relations even when it exists. */
  readonly favorState?: boolean;
  /** A UUID of this call, which its artifacts carry: dbt's `invocation_id`. */
  readonly invocationId?: string;
  /** The words of the call, for run_results.json and for repeating it. */
  readonly args?: Readonly<Record<string, unknown>>;
  readonly vars?: Readonly<Record<string, unknown>>;
  /** What `env_var()` sees; nothing by default. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The command's name for templates: dbt's `flags.WHICH`. */
  readonly command?: string;
  /** The wall clock, for times and `run_started_at`. */
  readonly now?: () => Date;
  /** Receives the lines meant for a person. */
  readonly log?: (line: string) => void;
}

/** A project with its database: what one command works with. */
export interface Invocation {
  readonly options: RunOptions;
  readonly project: Project;
  readonly warehouse: Warehouse;
  /** One connection for each thread. */
  readonly sessions: readonly Session[];
  readonly compiler: Compiler;
  /** Relations that exist, by quoted name. */
  readonly relations: Map<string, Relation>;
  readonly selected: readonly string[];
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

/**
 * Reads the project, selects, connects, runs the work, and closes every connection again.
 *
 * @throws {BitewingErrors} of kind `found` when the project does not compile, {BitewingError} of kind `usage` for a
 * selection without a match, of kind `database` when the database cannot be reached.
 */
export async function withInvocation<T>(
  options: RunOptions,
  work: (invocation: Invocation) => Promise<T>,
): Promise<T> {
  const { now = () => new Date(), log = () => {} } = options;
  const threads = Math.max(1, options.threads ?? 4);
  const project = await readProject(options, now, log);
  const selected = selectedIds(project, options);
  const warehouse = await openWarehouse(options.target, { readOnly: options.readOnly ?? false });
  const sessions: Session[] = [];
  try {
    // One more than there are threads: templates ask their questions on a connection of their own.
    for (let i = 0; i <= threads; i++) sessions.push(await warehouse.connect());
    const [asking, ...working] = sessions as [Session, ...Session[]]; // there is at least one
    return await work(
      await prepare({ options, project, warehouse, sessions: working, selected, now, log }, asking),
    );
  } finally {
    for (const session of sessions) await session.close().catch(() => {});
    await warehouse.close();
  }
}

function selectedIds(project: Project, options: RunOptions): readonly string[] {
  if (options.ids === undefined) return selectNodes(project, options, stateMethods(project, options));
  const wanted = new Set(options.ids);
  return project.order.filter((id) => wanted.has(id));
}

export async function readProject(
  options: RunOptions,
  now: () => Date,
  log: (line: string) => void,
): Promise<Project> {
  const { schema, targetName: name, threads, vars, env } = options;
  return loadProject({
    directory: options.projectDirectory,
    target: describeTarget(options.target, {
      ...(schema === undefined ? {} : { schema }),
      ...(name === undefined ? {} : { name }),
      ...(threads === undefined ? {} : { threads }),
    }),
    ...(vars === undefined ? {} : { vars }),
    ...(env === undefined ? {} : { env }),
    now,
    log,
  });
}

async function prepare(
  parts: Omit<Invocation, "compiler" | "relations">,
  session: Session,
): Promise<Invocation> {
  const { project, options, now, log } = parts;
  const relations = await readRelations(project, session);
  if (options.command !== "run-operation") assertLoaded(project, relations, options.target);
  const compiler = new Compiler(project, {
    fullRefresh: options.fullRefresh ?? false,
    storeFailures: options.storeFailures ?? false,
    now: now(),
    log,
    query: oneAtATime((sql) => session.query(sql)),
    relations: new RelationCache(relations),
    sql: templateStatements(project.target.kind),
    invocationId: options.invocationId ?? "",
    command: options.command ?? "",
    selected: parts.selected,
    deferred: deferredRelations(project, options, parts.selected, relations),
    empty: options.empty ?? false,
  });
  return { ...parts, compiler, relations };
}

/** Templates that are rendered side by side ask on one connection, which runs one statement at a time. */
function oneAtATime<T>(ask: (sql: string) => Promise<T>): (sql: string) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (sql) => {
    const answer = last.then(() => ask(sql));
    last = answer.catch(() => {});
    return answer;
  };
}

/** One missing source is for the model that reads it to tell; with none at all, nothing was loaded. */
function assertLoaded(project: Project, relations: ReadonlyMap<string, Relation>, target: DatabaseUrl): void {
  const sources = [...project.sources.values()];
  if (sources.length === 0 || sources.some(({ relation }) => relations.has(relation.text()))) return;
  const schemas = [...new Set(sources.map(({ relation }) => relation.schema))].join(", ");
  throw new BitewingError({
    kind: "database",
    what: `The warehouse holds none of the ${sources.length} tables that the project reads from schema ${schemas}.`,
    where: showDatabaseUrl(target),
    next: "Load a practice into it first: bitewing load --from URL --to URL.",
  });
}

/** What stands in the schemas of the project and of its sources. */
async function readRelations(project: Project, session: Session): Promise<Map<string, Relation>> {
  const schemas = new Set(
    [...project.nodes.values(), ...project.sources.values()].map(({ relation }) => relation.schema),
  );
  const { database } = project.target;
  const { rows } = await session.query(listRelations(database, [...schemas, project.target.schema]));
  return new Map(
    rows.map(([schema, identifier, type]) => {
      const name = { database, schema: String(schema), identifier: String(identifier) };
      const relation = new Relation(name, type === "view" ? "view" : "table");
      return [relation.text(), relation];
    }),
  );
}

/** Creates the schemas that nodes are built in, one after the other. */
export async function createSchemas(
  { project, sessions, options }: Invocation,
  nodes: readonly ProjectNode[],
): Promise<void> {
  const built = nodes.filter((node) => isStored(node, options.storeFailures ?? false));
  const session = sessions[0] as Session; // there is at least one thread
  for (const schema of [...new Set(built.map(({ relation }) => relation.schema))].sort()) {
    await session.query(createSchema(project.target.kind, project.target.database, schema));
  }
}

function isStored(node: ProjectNode, storeFailures: boolean): boolean {
  if (node.resourceType === "test") return storedAs(node, storeFailures) !== undefined;
  return node.resourceType !== "unit_test" && node.relation.type !== "cte";
}

/** The message of a failed statement, without the driver's stack. */
export function statementMessage(thrown: unknown): string {
  return messageOf(thrown).trim();
}
