import { BitewingError } from "../../foundation/errors.ts";
import {
  bareContext,
  contextScope,
  type Executing,
  type NodeContext,
  type ProjectContext,
} from "./context.ts";
import { findReferable, findSource } from "./find-referred.ts";
import { graphOf, nodeValue } from "./graph-value.ts";
import { type Cte, injectCtes } from "./inject-ctes.ts";
import type { Template } from "./jinja/ast.ts";
import { parseTemplate } from "./jinja/parse-template.ts";
import { type RenderedLines, render, renderWithLines } from "./jinja/render.ts";
import type { Scope } from "./jinja/scope.ts";
import { JinjaFunction, TemplateFault, type Value } from "./jinja/values.ts";
import { NodeConfig } from "./node-config.ts";
import { failureOfTemplate } from "./problems.ts";
import type {
  Model,
  Project,
  ProjectNode,
  Snapshot,
  Source,
  Test,
  UnitTest,
  UnitTestInput,
} from "./project.ts";
import { PendingQuery, type QueryResult, type TemplateRows, typedValue } from "./query-result.ts";
import { emptied, Relation } from "./relation.ts";
import type { KnownRelations, TemplateStatements } from "./relation-access.ts";
import { renderGenericTest } from "./render-generic-test.ts";
import { Replay } from "./replay.ts";

/** What compiling may ask of the outside. */
export interface CompileEnvironment {
  readonly fullRefresh: boolean;
  readonly storeFailures: boolean;
  /** dbt's `run_started_at`. */
  readonly now: Date;
  readonly log: (line: string) => void;
  /** Runs the statements that templates ask for while they compile. */
  readonly query: RunStatement;
  readonly relations: KnownRelations;
  readonly sql: TemplateStatements;
  /** dbt's `invocation_id`. */
  readonly invocationId: string;
  /** The command's name: dbt's `flags.WHICH`. */
  readonly command: string;
  /** Ids of the nodes that were selected. */
  readonly selected: readonly string[];
  /** Relations that stand in for nodes, by id. */
  readonly deferred?: ReadonlyMap<string, Relation>;
  /** Whether references bring no rows. */
  readonly empty?: boolean;
}

export type RunStatement = (sql: string) => Promise<QueryResult>;

/** What has a template of its own. */
type Compilable = Model | Snapshot | Test;

/** Compiles nodes to SQL; ephemeral models become common table expressions of what reads them. */
export class Compiler {
  private readonly project: Project;
  private readonly environment: CompileEnvironment;
  private readonly contexts = new Map<string, ProjectContext>();
  private readonly own = new Map<string, Promise<string>>();
  private graph: Value | undefined;

  constructor(project: Project, environment: CompileEnvironment) {
    this.project = project;
    this.environment = environment;
  }

  /**
   * The SQL of a model, snapshot or test.
   *
   * @throws {BitewingError} of kind `found` when its template fails.
   */
  async compile(node: Compilable): Promise<string> {
    const sql = await this.ownSql(node);
    return injectCtes(sql, await this.ctesOf(node, new Set()));
  }

  /** Renders a text in the context of a node; what it asks runs on the connection given. */
  async renderText(node: ProjectNode, text: string, query?: RunStatement): Promise<string> {
    return this.renderWithQueries(node, (scope) => render(parseTemplate(text, node.path), scope), query);
  }

  /** Calls a macro in the context of a node; undefined when there is none of this name. */
  async callMacro(
    node: ProjectNode,
    name: string,
    args: readonly Value[],
    query?: RunStatement,
  ): Promise<Value | undefined> {
    return this.renderWithQueries(
      node,
      (scope) => {
        const macro = scope.get(name);
        return macro instanceof JinjaFunction ? macro.call(args, new Map()) : undefined;
      },
      query,
    );
  }

  /**
   * Renders in the context of no node: hooks of the project and operations.
   *
   * @throws {BitewingError} of kind `found` when it fails.
   */
  async renderOperation<T>(
    operation: { readonly subject: string; readonly packageName: string; readonly query: RunStatement },
    run: (scope: Scope) => T,
  ): Promise<T> {
    const { query, packageName, subject } = operation;
    const context = this.contextOf(packageName);
    const node = { ...bareContext(new NodeConfig(), null), ...this.referencesOf(packageName) };
    return this.untilAnswered(query, subject, (replay) =>
      run(
        contextScope({ ...context, log: (line) => replay.log(line) }, { ...node, ...this.executing(replay) }),
      ),
    );
  }

  /**
   * The SQL of a unit test's model, reading the given rows in place of tables.
   *
   * @throws {BitewingError} of kind `found` when its template fails, or reads what is not given.
   */
  async compileUnitTest(unitTest: UnitTest, rows: GivenRows): Promise<string> {
    const { given, overrides } = unitTest;
    const model = this.project.nodes.get(unitTest.testedModel);
    if (model?.resourceType !== "model") throw new TemplateFault(`There is no model '${unitTest.model}'.`);
    const own = given.find(({ input }) => input.trim() === "this");
    const base = this.contextOf(model.packageName);
    const context = {
      ...base,
      vars: new Map([...base.vars, ...Object.entries(overrides.vars)]),
      env: { ...base.env, ...overrides.env },
    };
    let used = new Set<UnitTestInput>();
    const read = (id: string, text: string): Value => {
      const input = given.find(({ target }) => target === id);
      if (input === undefined) throw notGiven(unitTest, text);
      used.add(input);
      return this.givenRelation(input);
    };
    const { packageName } = model;
    const subject = `The unit test '${unitTest.name}' cannot be compiled`;
    const sql = await this.untilAnswered(this.environment.query, subject, (replay) => {
      used = new Set(own === undefined ? [] : [own]);
      const scope = contextScope(
        { ...context, log: (line) => replay.log(line) },
        {
          ...this.nodeContext(model, replay),
          relation: own === undefined ? undefined : this.givenRelation(own),
          macroOverrides: new Map([["is_incremental", false], ...overrides.macros]),
          ref: (name, wanted) => read(this.referred(name, wanted, packageName).uniqueId, `ref('${name}')`),
          source: (source, table) =>
            read(this.sourceOf(source, table, packageName).uniqueId, `source('${source}', '${table}')`),
        },
      );
      return renderNode(model, scope);
    });
    const ctes: Cte[] = [];
    for (const input of used) ctes.push({ name: this.givenRelation(input).text(), sql: await rows(input) });
    return injectCtes(sql, ctes);
  }

  /** Has the name of what it stands for, so that a template that asks for its columns gets them. */
  private givenRelation({ target }: UnitTestInput): GivenRelation {
    const source = this.project.sources.get(target);
    if (source !== undefined)
      return new GivenRelation(source.relation, `${source.sourceName}__${source.name}`);
    const node = this.project.nodes.get(target);
    if (node === undefined) throw new TemplateFault(`There is no node '${target}'.`);
    return new GivenRelation(node.relation, node.name);
  }

  /**
   * The line of a node's file that an offset in its compiled SQL comes from; undefined when that is the SQL of an
   * ephemeral model it reads. What a macro writes comes from the line of its call.
   */
  async templateLine(node: Compilable, sql: string, offset: number): Promise<number | undefined> {
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

  private ownSql(node: Compilable): Promise<string> {
    const known = this.own.get(node.uniqueId);
    if (known !== undefined) return known;
    const sql = this.renderWithQueries(node, (scope) => renderNode(node, scope));
    this.own.set(node.uniqueId, sql);
    return sql;
  }

  private renderWithQueries<T>(
    node: ProjectNode,
    run: (scope: Scope) => T,
    query: RunStatement = this.environment.query,
  ): Promise<T> {
    const subject = `The ${node.resourceType.replace("_", " ")} '${node.name}' cannot be compiled`;
    return this.untilAnswered(query, subject, (replay) => run(this.scopeOf(node, replay)));
  }

  /** Renders; when the template asks the database, answers and renders again. */
  private async untilAnswered<T>(
    query: RunStatement,
    subject: string,
    run: (replay: Replay) => T,
  ): Promise<T> {
    const replay = new Replay(this.environment.log);
    for (;;) {
      try {
        replay.restart();
        return run(replay);
      } catch (thrown) {
        if (thrown instanceof PendingQuery) replay.answer(thrown, await query(thrown.sql));
        else if (thrown instanceof TemplateFault)
          throw new BitewingError(failureOfTemplate(thrown, subject), { cause: thrown });
        else throw thrown;
      }
    }
  }

  private scopeOf(node: ProjectNode, replay: Replay): Scope {
    const context = this.contextOf(node.packageName);
    return contextScope({ ...context, log: (line) => replay.log(line) }, this.nodeContext(node, replay));
  }

  private nodeContext(node: ProjectNode, replay: Replay): NodeContext {
    return {
      relation: node.relation,
      config: node.config,
      get model() {
        return nodeValue(node);
      },
      configure: () => {},
      macroUsed: () => {},
      ...this.referencesOf(node.packageName),
      ...this.executing(replay),
    };
  }

  /** What a template can do while it is executed. */
  private executing(replay: Replay): Executing {
    const { relations, fullRefresh, storeFailures, sql, invocationId, command, selected } = this.environment;
    return {
      execute: true,
      fullRefresh,
      storeFailures,
      sql,
      invocationId,
      command,
      query: (statement) => answerOf(replay.query(statement)),
      existing: (relation) => replay.observe(relation.text(), () => relations.find(relation)),
      relationsOf: (schema) => relations.inSchema(schema),
      forget: (relation) => relations.forget(relation),
      remember: (relation) => relations.remember(relation),
      graph: () => this.graphValue(),
      selectedResources: selected,
    };
  }

  private graphValue(): Value {
    this.graph ??= graphOf(this.project);
    return this.graph;
  }

  private contextOf(packageName: string): ProjectContext {
    const known = this.contexts.get(packageName);
    if (known !== undefined) return known;
    const { project, environment } = this;
    const context: ProjectContext = {
      projectName: packageName,
      rootName: project.name,
      target: project.target,
      vars: project.varsOf.get(packageName) ?? project.vars,
      env: project.env,
      macros: project.macros,
      docs: project.docs,
      now: environment.now,
      log: environment.log,
    };
    this.contexts.set(packageName, context);
    return context;
  }

  private referencesOf(packageName: string): Pick<NodeContext, "ref" | "source"> {
    return {
      ref: (name, wanted) => this.ref(name, wanted, packageName),
      source: (source, table) => this.source(source, table, packageName),
    };
  }

  private ref(name: string, wanted: string | undefined, from: string): Value {
    const { uniqueId, relation } = this.referred(name, wanted, from);
    return this.shown(this.environment.deferred?.get(uniqueId) ?? relation);
  }

  private shown(relation: Relation): Relation {
    return this.environment.empty === true ? emptied(relation) : relation;
  }

  private referred(name: string, wanted: string | undefined, from: string): ProjectNode {
    const id = findReferable(this.project.nodes, this.project.name, from, name, wanted);
    const node = id === undefined ? undefined : this.project.nodes.get(id);
    if (node !== undefined) return node;
    throw new TemplateFault(
      `There is no model named '${name}'.`,
      "A reference that is made only while executing is unknown to the graph: write it outside `if execute`.",
    );
  }

  private source(source: string, table: string, from: string): Value {
    return this.shown(this.sourceOf(source, table, from).relation);
  }

  private sourceOf(source: string, table: string, from: string): Source {
    const id = findSource(this.project.sources, this.project.name, from, source, table);
    const found = id === undefined ? undefined : this.project.sources.get(id);
    if (found !== undefined) return found;
    throw new TemplateFault(`There is no source '${source}.${table}'.`);
  }
}

/** The query of the rows that are given for an input. */
export type GivenRows = (input: UnitTestInput) => Promise<string>;

/** Rows of a unit test in place of a relation: a common table expression under a name of its own. */
class GivenRelation extends Relation {
  private readonly cteName: string;

  constructor(relation: Relation, name: string) {
    super(relation, "cte");
    this.cteName = `__dbt__cte__${name.replace(/\W/g, "_")}`;
  }

  override text(): string {
    return this.cteName;
  }
}

function notGiven(unitTest: UnitTest, input: string): TemplateFault {
  return new TemplateFault(
    `The model reads ${input}, for which no rows are given.`,
    `Add it under given in ${unitTest.place()}: input: ${input}.`,
  );
}

function renderNode(node: Compilable, scope: Scope): string {
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

function answerOf({ columns, rows, types }: QueryResult): TemplateRows {
  return { columns, rows: rows.map((row) => row.map((value, i) => typedValue(value, types?.[i]))) };
}
