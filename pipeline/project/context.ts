import { messageOf } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import type { DocBlock } from "./doc-blocks.ts";
import type { Statement, Template } from "./jinja/ast.ts";
import { Call } from "./jinja/call.ts";
import { jinjaGlobals, zip } from "./jinja/globals.ts";
import { toJson } from "./jinja/json.ts";
import { bindMacro, ReturnSignal, render } from "./jinja/render.ts";
import { Scope } from "./jinja/scope.ts";
import {
  fromPlain,
  HostObject,
  HostRecord,
  itemsOf,
  JinjaFunction,
  jinjaFunction,
  type Keywords,
  repr,
  str,
  TemplateFault,
  Undefined,
  type Value,
} from "./jinja/values.ts";
import type { Macro, MacroLibrary } from "./macro-library.ts";
import { didYouMean } from "./nearest.ts";
import type { NodeConfig } from "./node-config.ts";
import type { TargetDescription } from "./project.ts";
import { resultTable } from "./query-result.ts";
import { Relation } from "./relation.ts";
import { dateTimeModule } from "./template-time.ts";

/** What every template of a project can see. */
export interface ProjectContext {
  readonly projectName: string;
  readonly target: TargetDescription;
  readonly vars: ReadonlyMap<string, unknown>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly macros: MacroLibrary;
  /** What `doc()` knows, by name; nothing by default. */
  readonly docs?: ReadonlyMap<string, DocBlock>;
  /** dbt's `run_started_at`. */
  readonly now: Date;
  readonly log: (line: string) => void;
}

/** What one template can see, and what becomes of its calls. */
export interface NodeContext {
  /** dbt's `this`. */
  readonly relation: Relation | undefined;
  readonly config: NodeConfig;
  /** dbt's `model`. */
  readonly model: Value;
  /** False while the project is read, true when a node is compiled. */
  readonly execute: boolean;
  readonly fullRefresh: boolean;
  readonly ref: (name: string, packageName: string | undefined) => Value;
  readonly source: (sourceName: string, tableName: string) => Value;
  /** Called with the arguments of `config(...)`. */
  readonly configure: (values: Keywords) => void;
  /** Called for each macro that the template itself calls; those that macros call are theirs. */
  readonly macroUsed: (macro: Macro) => void;
  /** Answers a query, or throws PendingQuery. */
  readonly query: (sql: string) => { columns: readonly string[]; rows: readonly (readonly Value[])[] };
  /** The relation as it stands in the database now. */
  readonly existing: (name: Relation) => Relation | undefined;
  /** The SQL that lists a relation's columns with their types. */
  readonly columnsSql: (name: Relation) => string;
}

/** The context of a template that belongs to no node and may refer to none: naming macros, texts in YAML. */
export function bareContext(config: NodeConfig, model: Value): NodeContext {
  const none = (what: string) => (): never => {
    throw new TemplateFault(`${what} cannot be used here.`);
  };
  return {
    relation: undefined,
    config,
    model,
    execute: false,
    fullRefresh: false,
    ref: none("ref()"),
    source: none("source()"),
    configure: none("config()"),
    macroUsed: () => {},
    query: none("A query"),
    existing: () => undefined,
    columnsSql: () => "",
  };
}

/** The scope in which a node's template is rendered. */
export function contextScope(project: ProjectContext, node: NodeContext): Scope {
  return new Context(project, node).scope;
}

type Implementation = (args: readonly Value[], keywords: Keywords) => Value;

class Context {
  readonly scope: Scope;
  private readonly project: ProjectContext;
  private readonly node: NodeContext;
  private readonly bound = new Map<Macro, JinjaFunction>();
  private readonly fileScopes = new Map<string, Scope>();
  private readonly results = new Map<string, Value>();
  /** How many macro calls are open. */
  private macroDepth = 0;
  /** What was asked for so far; most templates use few of the names there are. */
  private readonly values = new Map<string, Value>();

  constructor(project: ProjectContext, node: NodeContext) {
    this.project = project;
    this.node = node;
    this.scope = new Scope(
      undefined,
      (name) => this.resolve(name),
      () => this.names(),
    );
  }

  private resolve(name: string): Value | undefined {
    const macro = this.project.macros.find(name);
    if (macro !== undefined) return this.bind(macro);
    const value = this.values.get(name) ?? jinjaGlobals.get(name) ?? this.make(name);
    if (value !== undefined) return value;
    return this.project.macros.hasPackage(name) ? this.packageNamespace(name) : undefined;
  }

  private names(): readonly string[] {
    return [
      ...Context.functions.keys(),
      ...Context.constants.keys(),
      ...jinjaGlobals.keys(),
      ...this.project.macros.names(),
    ];
  }

  private bind(macro: Macro): JinjaFunction {
    const known = this.bound.get(macro);
    if (known !== undefined) return known;
    const inner = bindMacro(macro.node, macro.path, this.fileScope(macro));
    const bound = new JinjaFunction(macro.name, (args, keywords) => {
      if (this.macroDepth === 0) this.node.macroUsed(macro);
      this.macroDepth++;
      try {
        return inner.call(args, keywords);
      } finally {
        this.macroDepth--;
      }
    });
    this.bound.set(macro, bound);
    return bound;
  }

  /** A macro sees what is set at the top of its own file. */
  private fileScope(macro: Macro): Scope {
    const { path, template } = macro;
    const body = assignmentsOf(template);
    if (body.length === 0) return this.scope;
    const known = this.fileScopes.get(path);
    if (known !== undefined) return known;
    const scope = this.scope.inner();
    this.fileScopes.set(path, scope);
    render({ file: path, body }, scope);
    return scope;
  }

  private packageNamespace(packageName: string): HostObject {
    const find = (name: string): Value | undefined => {
      const macro = this.project.macros.inPackage(packageName, name);
      return macro === undefined ? undefined : this.bind(macro);
    };
    return new MacroNamespace(packageName, find);
  }

  private make(name: string): Value | undefined {
    const constant = Context.constants.get(name);
    const implement = Context.functions.get(name);
    if (constant === undefined && implement === undefined) return undefined;
    const value = constant?.(this) ?? (implement === undefined ? null : jinjaFunction(name, implement(this)));
    this.values.set(name, value);
    return value;
  }

  private static readonly constants: ReadonlyMap<string, (self: Context) => Value> = new Map<
    string,
    (self: Context) => Value
  >([
    ["target", (self) => targetRecord(self.project.target)],
    ["schema", (self) => self.node.relation?.schema ?? self.project.target.schema],
    ["database", (self) => self.node.relation?.database ?? self.project.target.database],
    ["this", (self) => self.node.relation ?? null],
    ["model", (self) => self.node.model],
    ["execute", (self) => self.node.execute],
    ["project_name", (self) => self.project.projectName],
    ["dbt_version", () => "1.10.0"],
    ["invocation_id", () => ""],
    ["run_started_at", (self) => dateTimeModule(self.project.now).now],
    ["modules", (self) => new HostRecord("modules", [["datetime", dateTimeModule(self.project.now).module]])],
    ["flags", (self) => new HostRecord("flags", [["FULL_REFRESH", self.node.fullRefresh]])],
    ["exceptions", (self) => self.exceptions()],
    ["adapter", (self) => self.adapter()],
    ["api", (self) => self.api()],
    ["config", (self) => self.config()],
    ["graph", () => new Undefined("graph")],
  ]);

  private static readonly functions: ReadonlyMap<string, (self: Context) => Implementation> = new Map<
    string,
    (self: Context) => Implementation
  >([
    ["ref", (self) => (args) => self.ref(args)],
    ["source", (self) => (args) => self.source(args)],
    ["var", (self) => (args, keywords) => self.var(new Call(args, keywords))],
    ["env_var", (self) => (args, keywords) => self.envVar(new Call(args, keywords))],
    ["is_incremental", (self) => () => self.isIncremental()],
    [
      "return",
      () => (args) => {
        throw new ReturnSignal(args[0] ?? null);
      },
    ],
    ["log", (self) => (args, keywords) => self.log(new Call(args, keywords))],
    ["print", (self) => (args) => (self.project.log(str(args[0] ?? "")), "")],
    ["run_query", (self) => (args) => self.runQuery(str(args[0] ?? ""))],
    ["statement", (self) => (args, keywords) => self.statement(new Call(args, keywords))],
    ["load_result", (self) => (args) => self.results.get(str(args[0] ?? "")) ?? null],
    ["tojson", () => (args) => toJson(args[0] ?? null)],
    ["fromjson", () => (args) => parseJson(str(args[0] ?? "null"))],
    ["set", () => (args) => [...new Set(itemsOf(args[0] ?? []))]],
    ["zip", () => (args) => zip(args)],
    ["doc", (self) => (args) => self.doc(args)],
  ]);

  private ref(args: readonly Value[]): Value {
    const [first, second] = args;
    if (typeof first !== "string")
      throw new TemplateFault("ref() needs the name of a model.", "Write ref('name').");
    return typeof second === "string" ? this.node.ref(second, first) : this.node.ref(first, undefined);
  }

  private source(args: readonly Value[]): Value {
    const [source, table] = args;
    if (typeof source === "string" && typeof table === "string") return this.node.source(source, table);
    throw new TemplateFault(
      "source() needs the names of a source and a table.",
      "Write source('raw', 'patient').",
    );
  }

  private doc(args: readonly Value[]): Value {
    const name = str(args.at(-1) ?? "");
    const { docs = new Map<string, DocBlock>() } = this.project;
    const found = docs.get(name);
    if (found !== undefined) return found.text;
    const next =
      didYouMean(name, [...docs.keys()]) ?? "Write it in a Markdown file: {% docs name %} … {% enddocs %}.";
    throw new TemplateFault(`There is no documentation block named '${name}'.`, next);
  }

  private var(call: Call): Value {
    const name = str(call.value(0, "name"));
    const found = this.project.vars.get(name);
    if (found !== undefined) return fromPlain(found);
    if (call.has(1, "default")) return call.value(1, "default");
    const next =
      didYouMean(name, [...this.project.vars.keys()]) ?? "Define it under vars in dbt_project.yml.";
    throw new TemplateFault(`There is no variable named '${name}', and no default.`, next);
  }

  private envVar(call: Call): Value {
    const name = str(call.value(0, "var"));
    const found = this.project.env[name];
    if (found !== undefined) return found;
    if (call.has(1, "default")) return call.value(1, "default");
    throw new TemplateFault(
      `The environment variable '${name}' is not set.`,
      "Set it, or give env_var() a default.",
    );
  }

  private isIncremental(): boolean {
    const { relation, config, execute, fullRefresh } = this.node;
    if (!execute || relation === undefined || config.text("materialized") !== "incremental") return false;
    return (
      !fullRefresh && !config.flag("full_refresh", false) && this.node.existing(relation)?.type === "table"
    );
  }

  private log(call: Call): string {
    if (call.value(1, "info") === true) this.project.log(str(call.value(0, "msg")));
    return "";
  }

  private runQuery(sql: string): Value {
    if (!this.node.execute) return null;
    const { columns, rows } = this.node.query(sql);
    return resultTable(columns, rows);
  }

  private statement(call: Call): Value {
    const caller = call.keywords.get("caller");
    if (!this.node.execute || !(caller instanceof JinjaFunction)) return "";
    const { columns, rows } = this.node.query(str(caller.call([], new Map())));
    const data = rows.map((row) => [...row]);
    const name = call.text(0, "name", "main");
    this.results.set(
      name,
      new HostRecord("result", [
        ["data", data],
        ["table", resultTable(columns, rows)],
      ]),
    );
    return "";
  }

  private exceptions(): HostRecord {
    const fail = jinjaFunction("raise_compiler_error", (args) => {
      throw new TemplateFault(str(args[0] ?? "The template raised an error."));
    });
    const warn = jinjaFunction("warn", (args) => (this.project.log(`warning: ${str(args[0] ?? "")}`), ""));
    return new HostRecord("exceptions", [
      ["raise_compiler_error", fail],
      ["raise_not_implemented", fail],
      ["warn", warn],
    ]);
  }

  private adapter(): HostRecord {
    return new HostRecord("adapter", [
      ["dispatch", jinjaFunction("dispatch", (args, keywords) => this.dispatch(new Call(args, keywords)))],
      ["type", jinjaFunction("type", () => this.project.target.kind)],
      ["quote", jinjaFunction("quote", (args) => quoteSql(str(args[0] ?? "")))],
      [
        "get_relation",
        jinjaFunction("get_relation", (args, keywords) => this.getRelation(new Call(args, keywords))),
      ],
      [
        "get_columns_in_relation",
        jinjaFunction("get_columns_in_relation", (args) => this.columnsIn(args[0] ?? null)),
      ],
    ]);
  }

  private dispatch(call: Call): Value {
    const name = call.text(0, "macro_name", "");
    const namespace = call.value(1, "macro_namespace");
    const { macros, target } = this.project;
    const macro = macros.dispatch(name, typeof namespace === "string" ? namespace : undefined, target.kind);
    if (macro !== undefined) return this.bind(macro);
    throw new TemplateFault(
      `No macro '${name}' can be dispatched for ${target.kind}.`,
      `Define ${target.kind}__${name} or default__${name}.`,
    );
  }

  private getRelation(call: Call): Value {
    if (!this.node.execute) return null;
    const database = call.text(0, "database", this.project.target.database);
    const schema = call.text(1, "schema", this.project.target.schema);
    return (
      this.node.existing(new Relation({ database, schema, identifier: call.text(2, "identifier", "") })) ??
      null
    );
  }

  private columnsIn(relation: Value): Value {
    if (!this.node.execute || !(relation instanceof Relation)) return [];
    return this.node
      .query(this.node.columnsSql(relation))
      .rows.map(([name, type]) => columnRecord(str(name ?? ""), type ?? null));
  }

  private api(): HostRecord {
    const create = jinjaFunction("create", (args, keywords) => {
      const call = new Call(args, keywords);
      const { target } = this.project;
      return new Relation({
        database: call.text(0, "database", target.database),
        schema: call.text(1, "schema", target.schema),
        identifier: call.text(2, "identifier", ""),
      });
    });
    return new HostRecord("api", [["Relation", new HostRecord("Relation", [["create", create]])]]);
  }

  private config(): JinjaFunction {
    const get = (call: Call): Value =>
      this.node.config.get(call.text(0, "name", "")) ?? call.value(1, "default");
    const attributes = new Map<string, Value>([
      ["get", jinjaFunction("get", (args, keywords) => get(new Call(args, keywords)))],
      ["require", jinjaFunction("require", (args) => this.requireConfig(str(args[0] ?? "")))],
    ]);
    const configure = (args: readonly Value[], keywords: Keywords): Value => {
      const [given] = args;
      this.node.configure(given instanceof Map ? new Map([...given].map(([k, v]) => [str(k), v])) : keywords);
      return "";
    };
    return new JinjaFunction("config", configure, attributes);
  }

  private requireConfig(name: string): Value {
    const value = this.node.config.get(name);
    if (value === undefined) throw new TemplateFault(`The configuration ${repr(name)} is required here.`);
    return value;
  }
}

function parseJson(text: string): Value {
  try {
    return fromPlain(JSON.parse(text));
  } catch (thrown) {
    throw new TemplateFault(`fromjson() got no JSON: ${messageOf(thrown)}`);
  }
}

const assignments = new WeakMap<Template, readonly Statement[]>();

/** What a file sets at its top. */
function assignmentsOf(template: Template): readonly Statement[] {
  const known = assignments.get(template);
  if (known !== undefined) return known;
  const body = template.body.filter(({ kind }) => kind === "set" || kind === "set-block");
  assignments.set(template, body);
  return body;
}

class MacroNamespace extends HostObject {
  private readonly name: string;
  private readonly find: (name: string) => Value | undefined;
  constructor(name: string, find: (name: string) => Value | undefined) {
    super();
    this.name = name;
    this.find = find;
  }
  attribute(name: string): Value | undefined {
    return this.find(name) ?? new Undefined(`${this.name}.${name}`);
  }
  text(): string {
    return `<macros of ${this.name}>`;
  }
}

function targetRecord(target: TargetDescription): HostRecord {
  return new HostRecord("target", [
    ["name", target.name],
    ["type", target.kind],
    ["database", target.database],
    ["dbname", target.database],
    ["schema", target.schema],
    ["threads", target.threads],
    ["profile_name", target.name],
  ]);
}

function columnRecord(name: string, type: Value): HostRecord {
  return new HostRecord("column", [
    ["name", name],
    ["column", name],
    ["quoted", quoteSql(name)],
    ["dtype", type],
    ["data_type", type],
  ]);
}
