import type { Relation } from "./relation.ts";

/** What is known of the relations that stand in the database. */
export interface KnownRelations {
  /** The relation of this name with its type, undefined when there is none. */
  find(relation: Relation): Relation | undefined;
  inSchema(schema: string): readonly Relation[];
  remember(relation: Relation): void;
  forget(relation: Relation): void;
}

/** The engine's statements for what templates do with relations. */
export interface TemplateStatements {
  /** Lists a relation's columns with their whole types, in order. */
  columns(relation: Relation): string;
  drop(relation: Relation, type: "table" | "view"): string;
  rename(relation: Relation, type: "table" | "view", name: string): string;
  truncate(relation: Relation): string;
  createSchema(relation: Relation): string;
  dropSchema(relation: Relation): string;
  schemaExists(database: string, schema: string): string;
}
