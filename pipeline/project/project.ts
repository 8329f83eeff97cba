import type { DocBlock } from "./doc-blocks.ts";
import type { Template } from "./jinja/ast.ts";
import type { ValueMap } from "./jinja/values.ts";
import type { MacroLibrary } from "./macro-library.ts";
import type { NodeConfig } from "./node-config.ts";
import type { Freshness } from "./properties.ts";
import type { Relation } from "./relation.ts";
import type { Group, Resource } from "./resources.ts";
import type { NamedSelector } from "./selection/selectors-file.ts";

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

export interface Test extends Buildable {
  readonly resourceType: "test";
  readonly template: Template;
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

export type ProjectNode = Model | Seed | Test;

/** A project, read and checked; nothing of it has been executed. */
export interface Project {
  readonly name: string;
  /** Absolute path of the folder. */
  readonly directory: string;
  readonly target: TargetDescription;
  readonly vars: ReadonlyMap<string, unknown>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly nodes: ReadonlyMap<string, ProjectNode>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly macros: MacroLibrary;
  /** By the macro's id. */
  readonly macroDescriptions: ReadonlyMap<string, MacroDescription>;
  /** By name. */
  readonly docs: ReadonlyMap<string, DocBlock>;
  /** Ids of all nodes, each after what it reads; ties in the order of their ids. */
  readonly order: readonly string[];
  /** Exposures and the semantic layer's parts, by id. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** By name. */
  readonly groups: ReadonlyMap<string, Group>;
  /** Of selectors.yml, by name. */
  readonly selectors: ReadonlyMap<string, NamedSelector>;
  /** The selector that holds when a call selects nothing itself. */
  readonly defaultSelector: string | undefined;
}
