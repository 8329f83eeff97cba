import { BitewingError } from "../../foundation/errors.ts";
import { contextScope, type NodeContext, type ProjectContext } from "./context.ts";
import { templateNode } from "./describe-node.ts";
import { type Cte, injectCtes } from "./inject-ctes.ts";
import { parseTemplate } from "./jinja/parse-template.ts";
import { render } from "./jinja/render.ts";
import type { Scope } from "./jinja/scope.ts";
import { fromPlain, TemplateFault, type Value } from "./jinja/values.ts";
import { failureOfTemplate } from "./problems.ts";
import type { Model, Project, ProjectNode, Test, UnitTest, UnitTestInput } from "./project.ts";
import { PendingQuery, type QueryResult } from "./query-result.ts";
import { sourceId } from "./read-sources.ts";
import { Relation } from "./relation.ts";
import { renderGenericTest } from "./render-generic-test.ts";

/** What compiling may ask of the outside. */
export interface CompileEnvironment {
  readonly fullRefresh: boolean;
  readonly storeFailures: boolean;
  /** dbt's `run_started_at`. */
  readonly now: Date;
  readonly log: (line: string) => void;
  readonly query: (sql: string) => Promise<QueryResult>;
  /** The relation as it stands in the database, undefined when it does not exist. */
  readonly existing: (relation: Relation) => Relation | undefined;
  readonly columnsSql: (relation: Relation) => string;
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

  /** Renders a hook in the context of its node. */
  async renderHook(node: ProjectNode, hook: string): Promise<string> {
    const template = parseTemplate(hook, node.path);
    return this.renderWithQueries(
      node,
      (answers) => this.scopeOf(node, answers),
      (scope) => render(template, scope),
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
    const context = {
      ...this.context,
      vars: new Map([...this.context.vars, ...Object.entries(overrides.vars)]),
      env: { ...this.context.env, ...overrides.env },
    };
    let used = new Set<UnitTestInput>();
    const read = (id: string, text: string): Value => {
      const input = given.find(({ target }) => target === id);
      if (input === undefined) throw notGiven(unitTest, text);
      used.add(input);
      return this.givenRelation(input);
    };
    const own = given.find(({ input }) => input.trim() === "this");
    const sql = await this.renderWithQueries(
      unitTest,
      (answers) => {
        used = new Set(own === undefined ? [] : [own]);
        return contextScope(context, {
          ...this.nodeContext(model, answers),
          relation: own === undefined ? undefined : this.givenRelation(own),
          macroOverrides: new Map([["is_incremental", false], ...overrides.macros]),
          ref: (name, packageName) => {
            const found = this.referred(name, packageName);
            return read(found.uniqueId, `ref('${name}')`);
          },
          source: (source, table) =>
            read(sourceId(this.project.name, source, table), `source('${source}', '${table}')`),
        });
      },
      (scope) => renderNode(model, scope),
    );
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
    const sql = this.renderWithQueries(
      node,
      (answers) => this.scopeOf(node, answers),
      (scope) => renderNode(node, scope),
    );
    this.own.set(node.uniqueId, sql);
    return sql;
  }

  /** Renders; when the template asks the database, answers and renders again. */
  private async renderWithQueries(
    node: ProjectNode,
    scopeOf: (answers: ReadonlyMap<string, QueryResult>) => Scope,
    run: (scope: Scope) => string,
  ): Promise<string> {
    const answers = new Map<string, QueryResult>();
    for (;;) {
      try {
        return run(scopeOf(answers));
      } catch (thrown) {
        if (thrown instanceof PendingQuery) answers.set(thrown.sql, await this.environment.query(thrown.sql));
        else if (thrown instanceof TemplateFault) {
          const subject = `The ${node.resourceType.replace("_", " ")} '${node.name}' cannot be compiled`;
          throw new BitewingError(failureOfTemplate(thrown, subject), { cause: thrown });
        } else throw thrown;
      }
    }
  }

  private scopeOf(node: ProjectNode, answers: ReadonlyMap<string, QueryResult>): Scope {
    return contextScope(this.context, this.nodeContext(node, answers));
  }

  private nodeContext(node: ProjectNode, answers: ReadonlyMap<string, QueryResult>): NodeContext {
    const { schema, database, identifier } = node.relation;
    return {
      relation: node.relation,
      config: node.config,
      model: templateNode({ ...node, schema, database, alias: identifier }),
      execute: true,
      fullRefresh: this.environment.fullRefresh,
      storeFailures: this.environment.storeFailures,
      ref: (name, packageName) => this.ref(name, packageName),
      source: (source, table) => this.source(source, table),
      configure: () => {},
      macroUsed: () => {},
      query: (sql) => answered(answers, sql),
      existing: this.environment.existing,
      columnsSql: this.environment.columnsSql,
    };
  }

  private ref(name: string, packageName: string | undefined): Value {
    return this.referred(name, packageName).relation;
  }

  private referred(name: string, packageName: string | undefined): ProjectNode {
    const project = packageName ?? this.project.name;
    const node =
      this.project.nodes.get(`model.${project}.${name}`) ?? this.project.nodes.get(`seed.${project}.${name}`);
    if (node !== undefined) return node;
    throw new TemplateFault(
      `There is no model named '${name}'.`,
      "A reference that is made only while executing is unknown to the graph: write it outside `if execute`.",
    );
  }

  private source(source: string, table: string): Value {
    const found = this.project.sources.get(sourceId(this.project.name, source, table));
    if (found !== undefined) return found.relation;
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
    `Add it under given in ${unitTest.place}: input: ${input}.`,
  );
}

function renderNode(node: Model | Test, scope: Scope): string {
  if (node.resourceType === "test" && node.generic !== undefined) {
    return renderGenericTest(node.template, node.generic.arguments, scope);
  }
  const text = render(node.template, scope.inner());
  const first = node.template.body[0];
  // dbt drops blank lines at the head of a file; the template keeps them for its line numbers.
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
