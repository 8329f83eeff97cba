import { BitewingError } from "../../foundation/errors.ts";
import { contextScope, type ProjectContext } from "./context.ts";
import { templateNode } from "./describe-node.ts";
import { type Cte, injectCtes } from "./inject-ctes.ts";
import type { Template } from "./jinja/ast.ts";
import { parseTemplate } from "./jinja/parse-template.ts";
import { type RenderedLines, render, renderWithLines } from "./jinja/render.ts";
import type { Scope } from "./jinja/scope.ts";
import { fromPlain, TemplateFault, type Value } from "./jinja/values.ts";
import { failureOfTemplate } from "./problems.ts";
import type { Model, Project, ProjectNode, Test } from "./project.ts";
import { PendingQuery, type QueryResult } from "./query-result.ts";
import { sourceId } from "./read-sources.ts";
import { emptied, type Relation } from "./relation.ts";
import { renderGenericTest } from "./render-generic-test.ts";

/** What compiling may ask of the outside. */
export interface CompileEnvironment {
  readonly fullRefresh: boolean;
  /** dbt's `run_started_at`. */
  readonly now: Date;
  readonly log: (line: string) => void;
  readonly query: (sql: string) => Promise<QueryResult>;
  /** The relation as it stands in the database, undefined when it does not exist. */
  readonly existing: (relation: Relation) => Relation | undefined;
  readonly columnsSql: (relation: Relation) => string;
  /** Relations that stand in for nodes, by id. */
  readonly deferred?: ReadonlyMap<string, Relation>;
  /** Whether references bring no rows. */
  readonly empty?: boolean;
}

/** Compiles nodes to SQL; ephemeral models become common table expressions of what reads them. */
export class Compiler {
  private readonly project: Project;
  private readonly environment: CompileEnvironment;
  private readonly context: ProjectContext;
  private readonly own = new Map<string, Promise<string>>();

  constructor(project: Project, environment: CompileEnvironment) {
    this.project = project;
    this.environment = environment;
    this.context = {
      projectName: project.name,
      target: project.target,
      vars: project.vars,
      env: project.env,
      macros: project.macros,
      now: environment.now,
      log: environment.log,
    };
  }

  /**
   * The SQL of a model or test.
   *
   * @throws {BitewingError} of kind `found` when its template fails.
   */
  async compile(node: Model | Test): Promise<string> {
    const sql = await this.ownSql(node);
    return injectCtes(sql, await this.ctesOf(node, new Set()));
  }

  /**
   * The line of a node's file that an offset in its compiled SQL comes from; undefined when that is the SQL of an
   * ephemeral model it reads. What a macro writes comes from the line of its call.
   */
  async templateLine(node: Model | Test, sql: string, offset: number): Promise<number | undefined> {
    let lines: RenderedLines | undefined;
    const own = await this.renderWithQueries(node, (scope) => {
      lines = renderWithLines(node.template, scope.inner());
      return withoutLeadingBlank(node.template, lines.text);
    });
    // Ephemeral models go in front, so that places are the same when they are counted from the end.
    const inOwn = own.length - (sql.length - offset);
    return lines === undefined || inOwn < 0
      ? undefined
      : lines.lineAt(inOwn + lines.text.length - own.length);
  }

  /** Renders a hook in the context of its node. */
  async renderHook(node: ProjectNode, hook: string): Promise<string> {
    const template = parseTemplate(hook, node.path);
    return this.renderWithQueries(node, (scope) => render(template, scope));
  }

  private async ctesOf(node: ProjectNode, seen: Set<string>): Promise<Cte[]> {
    const ctes: Cte[] = [];
    for (const id of node.dependsOn) {
      const parent = this.project.nodes.get(id);
      if (parent?.resourceType !== "model" || parent.relation.type !== "cte" || seen.has(id)) continue;
      seen.add(id);
      ctes.push(...(await this.ctesOf(parent, seen)));
      ctes.push({ name: parent.relation.text(), sql: await this.ownSql(parent) });
    }
    return ctes;
  }

  private ownSql(node: Model | Test): Promise<string> {
    const known = this.own.get(node.uniqueId);
    if (known !== undefined) return known;
    const sql = this.renderWithQueries(node, (scope) => renderNode(node, scope));
    this.own.set(node.uniqueId, sql);
    return sql;
  }

  /** Renders; when the template asks the database, answers and renders again. */
  private async renderWithQueries(node: ProjectNode, run: (scope: Scope) => string): Promise<string> {
    const answers = new Map<string, QueryResult>();
    for (;;) {
      try {
        return run(this.scopeOf(node, answers));
      } catch (thrown) {
        if (thrown instanceof PendingQuery) answers.set(thrown.sql, await this.environment.query(thrown.sql));
        else if (thrown instanceof TemplateFault) {
          const subject = `The ${node.resourceType} '${node.name}' cannot be compiled`;
          throw new BitewingError(failureOfTemplate(thrown, subject), { cause: thrown });
        } else throw thrown;
      }
    }
  }

  private scopeOf(node: ProjectNode, answers: ReadonlyMap<string, QueryResult>): Scope {
    const { schema, database, identifier } = node.relation;
    return contextScope(this.context, {
      relation: node.relation,
      config: node.config,
      model: templateNode({ ...node, schema, database, alias: identifier }),
      execute: true,
      fullRefresh: this.environment.fullRefresh,
      ref: (name, packageName) => this.ref(name, packageName),
      source: (source, table) => this.source(source, table),
      configure: () => {},
      macroUsed: () => {},
      query: (sql) => answered(answers, sql),
      existing: this.environment.existing,
      columnsSql: this.environment.columnsSql,
    });
  }

  private ref(name: string, packageName: string | undefined): Value {
    const project = packageName ?? this.project.name;
    const node =
      this.project.nodes.get(`model.${project}.${name}`) ?? this.project.nodes.get(`seed.${project}.${name}`);
    if (node !== undefined) return this.shown(this.environment.deferred?.get(node.uniqueId) ?? node.relation);
    throw new TemplateFault(
      `There is no model named '${name}'.`,
      "A reference that is made only while executing is unknown to the graph: write it outside `if execute`.",
    );
  }

  private shown(relation: Relation): Relation {
    return this.environment.empty === true ? emptied(relation) : relation;
  }

  private source(source: string, table: string): Value {
    const found = this.project.sources.get(sourceId(this.project.name, source, table));
    if (found !== undefined) return this.shown(found.relation);
    throw new TemplateFault(`There is no source '${source}.${table}'.`);
  }
}

function renderNode(node: Model | Test, scope: Scope): string {
  if (node.resourceType === "test" && node.generic !== undefined) {
    return renderGenericTest(node.template, node.generic.arguments, scope);
  }
  return withoutLeadingBlank(node.template, render(node.template, scope.inner()));
}

/** dbt drops blank lines at the head of a file; the template keeps them for its line numbers. */
function withoutLeadingBlank(template: Template, text: string): string {
  const first = template.body[0];
  return first?.kind === "text" ? text.slice(first.text.length - first.text.trimStart().length) : text;
}

function answered(
  answers: ReadonlyMap<string, QueryResult>,
  sql: string,
): { columns: readonly string[]; rows: Value[][] } {
  const answer = answers.get(sql);
  if (answer === undefined) throw new PendingQuery(sql);
  return { columns: answer.columns, rows: answer.rows.map((row) => row.map(fromPlain)) };
}
