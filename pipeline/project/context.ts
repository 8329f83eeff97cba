import { createHash } from "node:crypto";
import { didYouMean } from "../../foundation/nearest.ts";
import { AdapterObject } from "./adapter-object.ts";
import { columnType } from "./column-value.ts";
import { differenceOf, jsonOf, lenientSet, lenientZip, orElse, setOf, yamlOf } from "./data-functions.ts";
import type { DocBlock } from "./doc-blocks.ts";
import { shouldFullRefresh } from "./full-refresh.ts";
import type { Statement, Template } from "./jinja/ast.ts";
import { Call } from "./jinja/call.ts";
import { jinjaGlobals, zip } from "./jinja/globals.ts";
import { parseTemplate } from "./jinja/parse-template.ts";
import { bindMacro, ReturnSignal, render } from "./jinja/render.ts";
import { Scope } from "./jinja/scope.ts";
import {
  fromPlain,
  HostObject,
  HostRecord,
  JinjaFunction,
  jinjaFunction,
  type Keywords,
  repr,
  str,
  TemplateFault,
  tupleOf,
  Undefined,
  type Value,
} from "./jinja/values.ts";
import type { Macro, MacroLibrary } from "./macro-library.ts";
import type { NodeConfig } from "./node-config.ts";
import type { TargetDescription } from "./project.ts";
import { pythonModules } from "./python-modules.ts";
import { parsePythonJson, parsePythonYaml } from "./python-yaml.ts";
import { resultTable, type TemplateRows } from "./query-result.ts";
import { Relation } from "./relation.ts";
import type { TemplateStatements } from "./relation-access.ts";
import { dateTimeModule } from "./template-time.ts";

/** What every template of a project can see. */
export interface ProjectContext {
  /** The project or package whose templates these are: its own macros come first. */
  readonly projectName: string;
  /** The project that is built; dbt's `project_name`. */
  readonly rootName: string;
  readonly target: TargetDescription;
  readonly vars: ReadonlyMap<string, unknown>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly macros: MacroLibrary;
  /** The documentation blocks, by `package.name`. */
  readonly docs: ReadonlyMap<string, DocBlock>;
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
  /** dbt's flag of that name: tests keep the rows they find, unless they are configured not to. */
  readonly storeFailures: boolean;
  /** What macros answer in place of their own text, by `name` or `package.name`; unit tests give them. */
  readonly macroOverrides?: ReadonlyMap<string, Value>;
  readonly ref: (name: string, packageName: string | undefined) => Value;
  readonly source: (sourceName: string, tableName: string) => Value;
  /** Called with the arguments of `config(...)`. */
  readonly configure: (values: Keywords) => void;
  /** Called for each macro that the template itself calls; those that macros call are theirs. */
  readonly macroUsed: (macro: Macro) => void;
  /** Answers a query, or throws PendingQuery. */
  readonly query: (sql: string) => TemplateRows;
  /** The relation as it stands in the database now. */
  readonly existing: (name: Relation) => Relation | undefined;
  readonly relationsOf: (schema: string) => readonly Relation[];
  readonly forget: (relation: Relation) => void;
  readonly remember: (relation: Relation) => void;
  readonly sql: TemplateStatements;
  /** dbt's `graph`. */
  readonly graph: () => Value;
  readonly selectedResources: readonly string[];
  readonly invocationId: string;
  /** The command's name. */
  readonly command: string;
}

/** The part of a context that works only while a node is executed. */
export type Executing = Pick<
  NodeContext,
  | "execute"
  | "fullRefresh"
  | "storeFailures"
  | "query"
  | "existing"
  | "relationsOf"
  | "forget"
  | "remember"
  | "sql"
  | "graph"
  | "selectedResources"
  | "invocationId"
  | "command"
>;

const noStatement = (): string => "";

/** While the project is read, nothing is asked of the database. */
export const parsing: Executing = {
  execute: false,
  fullRefresh: false,
  storeFailures: false,
  query: () => ({ columns: [], rows: [] }),
  existing: () => undefined,
  relationsOf: () => [],
  forget: () => {},
  remember: () => {},
  sql: {
    columns: noStatement,
    drop: noStatement,
    rename: noStatement,
    truncate: noStatement,
    createSchema: noStatement,
    dropSchema: noStatement,
    schemaExists: noStatement,
  },
  graph: () => new Map(),
  selectedResources: [],
  invocationId: "",
  command: "parse",
};

/** The context of a template that belongs to no node and may refer to none: naming macros, texts in YAML. */
export function bareContext(config: NodeConfig, model: Value): NodeContext {
  const none = (what: string) => (): never => {
    throw new TemplateFault(`${what} cannot be used here.`);
  };
  return {
    relation: undefined,
    config,
    model,
    ...parsing,
    ref: none("ref()"),
    source: none("source()"),
    configure: none("config()"),
    macroUsed: () => {},
    query: none("A query"),
  };
}

/** The scope in which a node's template is rendered. */
export function contextScope(project: ProjectContext, node: NodeContext): Scope {
  return new Context(project, node).scope;
}

/** Whether templates know the name without any macro. */
export function isContextName(name: string): boolean {
  return Context.has(name);
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
  /** What names mean that were asked for so far. */
  private readonly resolved = new Map<string, Value>();
  /** dbt's own names among them; most templates use few of those there are. */
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
    const known = this.resolved.get(name);
    if (known !== undefined) return known;
    const found = this.find(name);
    if (found !== undefined) this.resolved.set(name, found);
    return found;
  }

  private find(name: string): Value | undefined {
    const overridden = this.overridden(name);
    if (overridden !== undefined) return overridden;
    const macro = this.project.macros.find(name, this.project.projectName);
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

  /** Names of macros and functions become functions that answer the value; other names have it. */
  private overridden(name: string): Value | undefined {
    const { macroOverrides } = this.node;
    const value = macroOverrides?.get(name) ?? macroOverrides?.get(`dbt.${name}`);
    if (value === undefined) return undefined;
    return Context.constants.has(name) ? value : jinjaFunction(name, () => value);
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
      const overridden = this.overridden(packageName === "dbt" ? name : `${packageName}.${name}`);
      if (overridden !== undefined) return overridden;
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

  static has(name: string): boolean {
    return Context.constants.has(name) || Context.functions.has(name);
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
    ["project_name", (self) => self.project.rootName],
    ["dbt_version", () => "1.10.0"],
    ["invocation_id", (self) => self.node.invocationId],
    ["thread_id", () => "main"],
    ["run_started_at", (self) => dateTimeModule(self.project.now).now],
    ["modules", (self) => pythonModules(self.project.now)],
    ["flags", (self) => self.flags()],
    ["exceptions", (self) => self.exceptions()],
    ["adapter", (self) => new AdapterObject(self.project.target, self.node, (call) => self.dispatch(call))],
    ["api", (self) => self.api()],
    ["config", (self) => self.config()],
    ["var", (self) => self.variables()],
    ["graph", (self) => self.node.graph()],
    ["selected_resources", (self) => [...self.node.selectedResources]],
    ["dbt_metadata_envs", (self) => self.metadataEnvironment()],
    ["builtins", (self) => self.builtins()],
    ["context", (self) => new NamesInScope((name) => self.resolve(name))],
  ]);

  private static readonly functions: ReadonlyMap<string, (self: Context) => Implementation> = new Map<
    string,
    (self: Context) => Implementation
  >([
    ["ref", (self) => (args) => self.ref(args)],
    ["source", (self) => (args) => self.source(args)],
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
    ["store_result", (self) => (args, keywords) => self.storeResult(new Call(args, keywords))],
    ["render", (self) => (args) => self.render(str(args[0] ?? ""))],
    ["tojson", () => (args, keywords) => jsonOf(new Call(args, keywords))],
    ["fromjson", () => (args, keywords) => orElse(new Call(args, keywords), parsePythonJson)],
    ["toyaml", () => (args, keywords) => yamlOf(new Call(args, keywords))],
    ["fromyaml", () => (args, keywords) => orElse(new Call(args, keywords), parsePythonYaml)],
    ["set", () => (args, keywords) => lenientSet(new Call(args, keywords))],
    ["set_strict", () => (args) => setOf(args[0] ?? [])],
    ["zip", () => (args, keywords) => lenientZip(args, keywords)],
    ["zip_strict", () => (args) => zip(args)],
    [
      "local_md5",
      () => (args) =>
        createHash("md5")
          .update(str(args[0] ?? ""))
          .digest("hex"),
    ],
    ["diff_of_two_dicts", () => (args) => differenceOf(args[0] ?? null, args[1] ?? null)],
    ["should_full_refresh", (self) => () => shouldFullRefresh(self.node.config, self.node.fullRefresh)],
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

  private variables(): JinjaFunction {
    const has = jinjaFunction("has_var", (args) => this.project.vars.has(str(args[0] ?? "")));
    const read = (args: readonly Value[], keywords: Keywords): Value => this.var(new Call(args, keywords));
    return new JinjaFunction("var", read, new Map([["has_var", has]]));
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
    if (name.startsWith(secretPrefix)) {
      throw new TemplateFault(
        `The environment variable '${name}' is a secret, which no template may read.`,
        "Secrets belong into the warehouse's URL.",
      );
    }
    const found = this.project.env[name];
    if (found !== undefined) return found;
    if (call.has(1, "default")) return call.value(1, "default");
    throw new TemplateFault(
      `The environment variable '${name}' is not set.`,
      "Set it, or give env_var() a default.",
    );
  }

  private metadataEnvironment(): Value {
    const prefix = "DBT_ENV_CUSTOM_ENV_";
    const own = Object.entries(this.project.env).filter(([name]) => name.startsWith(prefix));
    return new Map(own.map(([name, value]) => [name.slice(prefix.length), value ?? ""]));
  }

  private isIncremental(): boolean {
    const { relation, config, execute, fullRefresh } = this.node;
    if (!execute || relation === undefined || config.text("materialized") !== "incremental") return false;
    return !shouldFullRefresh(config, fullRefresh) && this.node.existing(relation)?.type === "table";
  }

  private log(call: Call): string {
    if (call.value(1, "info") === true) this.project.log(str(call.value(0, "msg")));
    return "";
  }

  private runQuery(sql: string): Value {
    return this.node.execute ? resultTable(this.node.query(sql)) : null;
  }

  private render(text: string): string {
    return render(parseTemplate(text, "a text"), this.scope.inner());
  }

  private doc(args: readonly Value[]): string {
    const name = str(args.at(-1) ?? "");
    const packageName = args.length > 1 ? str(args[0] ?? "") : undefined;
    const { docs, projectName, rootName } = this.project;
    const packages = packageName === undefined ? [projectName, rootName] : [packageName];
    const found = packages.map((one) => docs.get(`${one}.${name}`)).find((block) => block !== undefined);
    if (found !== undefined) return found.text;
    const names = [...docs.values()].map((block) => block.name);
    throw new TemplateFault(
      `There is no documentation block named '${name}'.`,
      didYouMean(name, names) ?? `Write {% docs ${name} %}…{% enddocs %} into a .md file beside the models.`,
    );
  }

  private statement(call: Call): Value {
    const caller = call.keywords.get("caller");
    if (!this.node.execute || !(caller instanceof JinjaFunction)) return "";
    const sql = str(caller.call([], new Map()));
    if (sql.trim() === "") return "";
    this.keepResult(call.text(0, "name", "main"), this.node.query(sql));
    return "";
  }

  private keepResult(name: string, answer: TemplateRows): void {
    const result = new HostRecord("result", [
      ["data", answer.rows.map((row) => tupleOf(...row))],
      ["table", resultTable(answer)],
      ["response", new Map<Value, Value>([["_message", "OK"]])],
    ]);
    this.results.set(name, result);
  }

  private storeResult(call: Call): string {
    const name = call.text(0, "name", "main");
    const attributes: [string, Value][] = [
      ["response", call.value(1, "response")],
      ["data", []],
      ["table", call.value(2, "agate_table")],
    ];
    this.results.set(name, new HostRecord("result", attributes));
    return "";
  }

  private flags(): HostRecord {
    return new HostRecord("flags", [
      ["FULL_REFRESH", this.node.fullRefresh],
      ["STORE_FAILURES", this.node.storeFailures],
      ["WHICH", this.node.command],
    ]);
  }

  private builtins(): HostRecord {
    const names = ["ref", "source", "config", "var", "env_var", "log"];
    return new HostRecord(
      "builtins",
      names.map((name): [string, Value] => [name, this.values.get(name) ?? this.make(name) ?? null]),
    );
  }

  private exceptions(): HostRecord {
    const fail = (name: string): [string, Value] => [
      name,
      jinjaFunction(name, (args) => {
        throw new TemplateFault(str(args[0] ?? "The template raised an error."));
      }),
    ];
    const wrongType = jinjaFunction("relation_wrong_type", ([relation = null, type = "table"]) => {
      throw new TemplateFault(`${str(relation)} is no ${str(type)}.`, "Drop it, or rename one of the two.");
    });
    const warn = jinjaFunction("warn", (args) => (this.project.log(`warning: ${str(args[0] ?? "")}`), ""));
    return new HostRecord("exceptions", [
      ...["raise_compiler_error", "raise_not_implemented", "raise_database_error", "missing_config"].map(
        fail,
      ),
      ...["raise_dependency_error", "raise_parsing_error", "CompilationError"].map(fail),
      ["relation_wrong_type", wrongType],
      ["warn", warn],
    ]);
  }

  private dispatch(call: Call): Value {
    const name = call.text(0, "macro_name", "");
    const namespace = call.value(1, "macro_namespace");
    const { macros, target } = this.project;
    if (name.includes(".")) {
      throw new TemplateFault(
        `adapter.dispatch() got '${name}', which names a package.`,
        `Write adapter.dispatch('${name.slice(name.indexOf(".") + 1)}', '${name.slice(0, name.indexOf("."))}').`,
      );
    }
    const macro = macros.dispatch(name, {
      namespace: typeof namespace === "string" ? namespace : undefined,
      from: this.project.projectName,
      adapter: target.kind,
    });
    if (macro !== undefined) return this.bind(macro);
    throw new TemplateFault(
      `No macro '${name}' can be dispatched for ${target.kind}.`,
      `Define ${target.kind}__${name} or default__${name}.`,
    );
  }

  private api(): HostRecord {
    const create = jinjaFunction("create", (args, keywords) => this.createRelation(new Call(args, keywords)));
    const scdArgs = jinjaFunction("scd_args", ([key = "", updatedAt = ""]) => [
      ...(Array.isArray(key) ? Array.from(key) : [key]),
      updatedAt,
    ]);
    const relation = new HostRecord("Relation", [
      ["create", create],
      ["scd_args", scdArgs],
      ["Table", "table"],
      ["View", "view"],
      ["CTE", "cte"],
    ]);
    return new HostRecord("api", [
      ["Relation", relation],
      ["Column", columnType],
    ]);
  }

  private createRelation(call: Call): Relation {
    const { target } = this.project;
    const part = (index: number, name: string, otherwise: string): string =>
      call.has(index, name) ? call.text(index, name, "") : otherwise;
    const type = call.keywords.get("type") ?? call.positional[3];
    const name = {
      database: part(0, "database", target.database),
      schema: part(1, "schema", target.schema),
      identifier: part(2, "identifier", ""),
    };
    return new Relation(name, type === "table" || type === "view" ? type : undefined, {
      database: name.database !== "" && call.has(0, "database"),
      schema: name.schema !== "" && call.has(1, "schema"),
      identifier: name.identifier !== "",
    });
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

const secretPrefix = "DBT_ENV_SECRET";

/** dbt's `context`: names that may or may not be there. */
class NamesInScope extends HostObject {
  private readonly find: (name: string) => Value | undefined;
  constructor(find: (name: string) => Value | undefined) {
    super();
    this.find = find;
  }
  attribute(name: string): Value | undefined {
    if (name === "get")
      return jinjaFunction("get", ([key = "", otherwise = null]) => this.find(str(key)) ?? otherwise);
    return this.find(name);
  }
  text(): string {
    return "<context>";
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
