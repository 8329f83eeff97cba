import { quoteSql } from "../../foundation/sql-text.ts";
import { HostObject, jinjaFunction, type Keywords, str, type Value } from "./jinja/values.ts";

export interface RelationName {
  readonly database: string;
  readonly schema: string;
  readonly identifier: string;
}

/** A relation without its rows, for building on the shape of things only (dbt's `--empty`). */
export function emptied(relation: Relation): Relation {
  return relation.type === "cte" ? relation : new EmptyRelation(relation, relation.type);
}

/** A table or view as templates see it; its text is the quoted name, or the CTE's name when it is ephemeral. */
export class Relation extends HostObject implements RelationName {
  readonly database: string;
  readonly schema: string;
  readonly identifier: string;
  readonly type: "table" | "view" | "cte" | undefined;
  private readonly shown: { database: boolean; schema: boolean; identifier: boolean };

  constructor(
    name: RelationName,
    type?: "table" | "view" | "cte",
    shown = { database: true, schema: true, identifier: true },
  ) {
    super();
    this.database = name.database;
    this.schema = name.schema;
    this.identifier = name.identifier;
    this.type = type;
    this.shown = shown;
  }

  attribute(name: string): Value | undefined {
    return attributes.get(name)?.(this);
  }

  override equals(other: Value): boolean {
    return other instanceof Relation ? other.text() === this.text() : other === this.text();
  }

  text(): string {
    if (this.type === "cte") return `__dbt__cte__${this.identifier}`;
    const parts: string[] = [];
    if (this.shown.database) parts.push(quoteSql(this.database));
    if (this.shown.schema) parts.push(quoteSql(this.schema));
    if (this.shown.identifier) parts.push(quoteSql(this.identifier));
    return parts.join(".");
  }

  /** The same relation under another name or of another type. */
  with(name: Partial<RelationName>, type: Relation["type"] = this.type): Relation {
    return new Relation({ ...pick(this), ...name }, type, this.shown);
  }

  /** The same relation with some parts of the name hidden or shown. */
  include(parts: Partial<{ database: boolean; schema: boolean; identifier: boolean }>): Relation {
    return new Relation(this, this.type, { ...this.shown, ...parts });
  }
}

function pick({ database, schema, identifier }: RelationName): RelationName {
  return { database, schema, identifier };
}

function incorporate(self: Relation, keywords: Keywords): Relation {
  const path = keywords.get("path");
  const parts =
    path instanceof Map
      ? [...path].flatMap(([key, value]) => (value === null ? [] : [[str(key), str(value)]]))
      : [];
  const type = keywords.get("type");
  return self.with(
    Object.fromEntries(parts),
    type === "table" || type === "view" || type === "cte" ? type : self.type,
  );
}

class EmptyRelation extends Relation {
  override text(): string {
    return `(select * from ${super.text()} where false limit 0) as ${quoteSql(`_dbt_limit_subq_${this.identifier}`)}`;
  }
}

const attributes = new Map<string, (self: Relation) => Value>([
  ["database", (self) => self.database],
  ["schema", (self) => self.schema],
  ["identifier", (self) => self.identifier],
  ["name", (self) => self.identifier],
  ["table", (self) => self.identifier],
  ["type", (self) => self.type ?? null],
  ["is_table", (self) => self.type === "table"],
  ["is_view", (self) => self.type === "view"],
  ["is_cte", (self) => self.type === "cte"],
  ["render", (self) => jinjaFunction("render", () => self.text())],
  ["quote", (self) => jinjaFunction("quote", () => self)],
  ["incorporate", (self) => jinjaFunction("incorporate", (_, keywords) => incorporate(self, keywords))],
  [
    "replace_path",
    (self) =>
      jinjaFunction("replace_path", (_, keywords) =>
        self.with(Object.fromEntries([...keywords].map(([part, value]) => [part, str(value)]))),
      ),
  ],
  [
    "information_schema",
    (self) =>
      jinjaFunction("information_schema", ([view = null]) => {
        const inSchema = self.with({
          schema: "information_schema",
          identifier: view === null ? "" : str(view).toLowerCase(),
        });
        return view === null ? inSchema.include({ identifier: false }) : inSchema;
      }),
  ],
  [
    "without_identifier",
    (self) => jinjaFunction("without_identifier", () => self.include({ identifier: false })),
  ],
  [
    "include",
    (self) =>
      jinjaFunction("include", (_, keywords) =>
        self.include(Object.fromEntries([...keywords].map(([part, value]) => [part, value === true]))),
      ),
  ],
]);
