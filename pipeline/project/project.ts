import type { DocBlock } from "./doc-blocks.ts";
import type { Template } from "./jinja/ast.ts";
import type { Value, ValueMap } from "./jinja/values.ts";
import type { MacroLibrary } from "./macro-library.ts";
import type { NodeConfig } from "./node-config.ts";
import type { Freshness } from "./properties.ts";
import type { Relation } from "./relation.ts";
import type { Group, Resource } from "./resources.ts";
import type { NamedSelector } from "./selection/selectors-file.ts";
import type { Metric, SemanticModel } from "./semantic/semantics.ts";

/** What a project is compiled for. */
export interface TargetDescription {
  readonly kind: "duckdb" | "postgres";
  /** dbt's `target.name`. */
  readonly name: string;
  readonly database: string;
  /** The schema that `generate_schema_name` starts from. */
  readonly schema: string;
  readonly threads: number;
}

export interface Column {
  readonly name: string;
  readonly description: string;
  readonly dataType: string | undefined;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  /** Whether its name is quoted in tests. */
  readonly quote: boolean | undefined;
}

/** What a properties file says of a macro. */
export interface MacroDescription {
  readonly path: string;
  readonly description: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly arguments: readonly {
    readonly name: string;
    readonly type: string | undefined;
    readonly description: string;
  }[];
}

interface Documented {
  /** dbt's id, for example `model.bitewing.stg_patient`. */
  readonly uniqueId: string;
  readonly name: string;
  readonly packageName: string;
  /** The file that defines it, relative to the project's folder. */
  readonly path: string;
  /** Package, folders, name: what selectors and the configuration tree go by. */
  readonly fqn: readonly string[];
  readonly description: string;
  readonly columns: readonly Column[];
}

export interface Source extends Documented {
  readonly resourceType: "source";
  readonly sourceName: string;
  readonly sourceDescription: string;
  readonly sourceMeta: Readonly<Record<string, unknown>>;
  readonly relation: Relation;
  readonly tags: readonly string[];
  readonly meta: Readonly<Record<string, unknown>>;
  readonly config: NodeConfig;
  readonly loader: string;
  /** The SQL expression whose maximum tells when rows came last. */
  readonly loadedAtField: string | undefined;
  /** A query of its own for the same; wins over the field. */
  readonly loadedAtQuery: string | undefined;
  readonly freshness: Freshness;
}

interface Buildable extends Documented {
  readonly config: NodeConfig;
  /** Its name in the warehouse. */
  readonly relation: Relation;
  /** Ids of what it reads, in the order of mention. */
  readonly dependsOn: readonly string[];
  readonly dependsOnMacros: readonly string[];
  /** As `ref()` named what it reads. */
  readonly refs: readonly { readonly name: string; readonly packageName: string | undefined }[];
  /** As `source()` named what it reads. */
  readonly sourceRefs: readonly (readonly [string, string])[];
  readonly rawCode: string;
  /** The file that describes it (properties file), if any. */
  readonly describedIn: string | undefined;
}

export interface Model extends Buildable {
  readonly resourceType: "model";
  readonly template: Template;
}

export interface Seed extends Buildable {
  readonly resourceType: "seed";
  /** Path of the CSV file, absolute. */
  readonly file: string;
  /** SHA-256 of its text. */
  readonly checksum: string;
}

export interface Snapshot extends Buildable {
  readonly resourceType: "snapshot";
  readonly template: Template;
}

export interface Test extends Buildable {
  readonly resourceType: "test";
  readonly template: Template;
  /** The file that defines it, with the line of a generic test; to know the line, the file is read once more. */
  readonly place: () => string;
  /** Of a generic test: what it was written as. */
  readonly generic: GenericTest | undefined;
}

export interface GenericTest {
  /** The test's name, for example `not_null`. */
  readonly name: string;
  readonly namespace: string | undefined;
  readonly columnName: string | undefined;
  /** The arguments as given to the macro, `model` included as text. */
  readonly arguments: ValueMap;
  /** The id of the node it hangs on. */
  readonly attachedTo: string;
}

/** A value of a fixture: a text, or an expression that goes into the query as it is, with the value it was written as. */
export type FixtureValue = string | null | { readonly expression: string; readonly written: unknown };
export type FixtureRow = ReadonlyMap<string, FixtureValue>;

/** The rows that a unit test gives or expects. */
export type Fixture =
  | { readonly kind: "rows"; readonly rows: readonly FixtureRow[] }
  | { readonly kind: "sql"; readonly sql: string };

export interface UnitTestInput {
  /** As written: `ref('orders')`, `this`. */
  readonly input: string;
  /** The id of the model, seed or source it stands for. */
  readonly target: string;
  readonly fixture: Fixture;
  /** `file:line`. */
  readonly place: () => string;
}

/** Runs a model's query on given rows and compares what comes out with expected ones; its relation is the model's. */
export interface UnitTest extends Buildable {
  readonly resourceType: "unit_test";
  /** The name of the model. */
  readonly model: string;
  /** The id of the model. */
  readonly testedModel: string;
  readonly given: readonly UnitTestInput[];
  readonly expect: Fixture;
  readonly overrides: {
    /** What macros answer, by `name` or `package.name`. */
    readonly macros: ReadonlyMap<string, Value>;
    readonly vars: Readonly<Record<string, unknown>>;
    readonly env: Readonly<Record<string, string>>;
  };
  /** `file:line` of its definition. */
  readonly place: () => string;
}

export type ProjectNode = Model | Seed | Snapshot | Test | UnitTest;

/** Whether it tests other nodes: a data test or a unit test. */
export function isTest({ resourceType }: { readonly resourceType: string }): boolean {
  return resourceType === "test" || resourceType === "unit_test";
}

/** An `on-run-start` or `on-run-end` statement of the project or a package; its text is a template. */
export interface ProjectHook {
  /** dbt's id: `operation.<package>.<name>` */
  readonly uniqueId: string;
  /** `<package>-on-run-start-0` */
  readonly name: string;
  readonly packageName: string;
  readonly when: "on-run-start" | "on-run-end";
  readonly sql: string;
}

/** A project, read and checked; nothing of it has been executed. */
export interface Project {
  readonly name: string;
  /** Absolute path of the folder. */
  readonly directory: string;
  readonly target: TargetDescription;
  readonly vars: ReadonlyMap<string, unknown>;
  /** The variables that the templates of each package see. */
  readonly varsOf: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  /** In the order they run: those of packages first. */
  readonly hooks: readonly ProjectHook[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly nodes: ReadonlyMap<string, ProjectNode>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly macros: MacroLibrary;
  /** By the macro's id. */
  readonly macroDescriptions: ReadonlyMap<string, MacroDescription>;
  /** By `package.name`. */
  readonly docs: ReadonlyMap<string, DocBlock>;
  /** Ids of all nodes, each after what it reads; ties in the order of their ids. */
  readonly order: readonly string[];
  /** Exposures and saved queries, by id. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** By id. */
  readonly semanticModels: ReadonlyMap<string, SemanticModel>;
  /** By name. */
  readonly metrics: ReadonlyMap<string, Metric>;
  /** By name. */
  readonly groups: ReadonlyMap<string, Group>;
  /** Of selectors.yml, by name. */
  readonly selectors: ReadonlyMap<string, NamedSelector>;
  /** The selector that holds when a call selects nothing itself. */
  readonly defaultSelector: string | undefined;
}
