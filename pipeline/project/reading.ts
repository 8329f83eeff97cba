import type { ProjectContext } from "./context.ts";
import type { Problems } from "./problems.ts";
import type { ProjectNode, Source } from "./project.ts";
import type { ProjectFile } from "./project-file.ts";
import type { ProjectFolder } from "./project-files.ts";
import type { Properties } from "./properties.ts";
import type { YamlFile } from "./read-yaml.ts";
import type { Relation } from "./relation.ts";
import type { Group, Resource } from "./resources.ts";
import type { NamedSelector } from "./selection/selectors-file.ts";

/** A properties file, read and checked. */
export interface PropertiesFile {
  readonly path: string;
  readonly folder: string;
  readonly yaml: YamlFile;
  readonly properties: Properties;
}

/** A reference as a template made it, before it is looked up. */
export interface Reference {
  readonly name: string;
  readonly packageName: string | undefined;
}

/** What a node refers to, by the names its template used. */
export interface Links {
  readonly refs: readonly Reference[];
  readonly sourceRefs: readonly (readonly [string, string])[];
  /** `file:line` of a reference, for messages. */
  readonly placeOf: (kind: "ref" | "source", name: string) => string;
}

type Unlinked<Node> = Node extends ProjectNode ? Omit<Node, "dependsOn"> & Links : never;

/** A node whose references are not yet looked up. */
export type UnlinkedNode = Unlinked<ProjectNode>;

/** An exposure or the like whose references are not yet looked up. */
export type UnlinkedResource = Omit<Resource, "dependsOn"> &
  Links & {
    /** Names of metrics. */
    readonly metrics: readonly string[];
  };

/** The project, or one of its packages, while it is being read; the maps are shared by all of them. */
export interface Reading extends ProjectFolder {
  readonly file: ProjectFile;
  /** Of a package: the project that uses it, whose configuration lies over the package's own. */
  readonly root: ProjectFile | undefined;
  readonly problems: Problems;
  readonly properties: readonly PropertiesFile[];
  readonly context: ProjectContext;
  readonly sources: Map<string, Source>;
  readonly nodes: Map<string, UnlinkedNode>;
  /** A relation of each schema that tests have, by `database.schema` of their configuration. */
  readonly testSchemas: Map<string, Relation>;
  /** Names of models and seeds that are switched off. */
  readonly disabled: Set<string>;
  readonly resources: Map<string, UnlinkedResource>;
  /** By name. */
  readonly groups: Map<string, Group>;
  readonly selectors: ReadonlyMap<string, NamedSelector>;
}
