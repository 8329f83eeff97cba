import { Relation, type RelationName } from "../project/relation.ts";
import type { KnownRelations } from "../project/relation-access.ts";

/** The relations of an invocation, by quoted name; what is built, renamed and dropped is kept track of. */
export class RelationCache implements KnownRelations {
  private readonly relations: Map<string, Relation>;

  constructor(relations: Map<string, Relation>) {
    this.relations = relations;
  }

  find(relation: RelationName): Relation | undefined {
    return this.relations.get(keyOf(relation));
  }

  inSchema(schema: string): readonly Relation[] {
    return [...this.relations.values()].filter((relation) => relation.schema === schema);
  }

  remember(relation: Relation): void {
    this.relations.set(keyOf(relation), relation);
  }

  forget(relation: RelationName): void {
    this.relations.delete(keyOf(relation));
  }
}

function keyOf(relation: RelationName): string {
  return new Relation(relation).text();
}
