import { groupBy } from "../../foundation/group-by.ts";
import type { SourceColumn, SourceTable } from "../sources/source-schema.ts";
import { nameWords, singular } from "./name-words.ts";
import { canHoldKey, isSameNumber, singleKey } from "./table-keys.ts";

/** A column that its name ties to another table's key. */
export interface NamedRelation {
  readonly column: string;
  readonly toTable: string;
  readonly toColumn: string;
  /**
   * `key`: it carries the key's whole name (`PatNum`, `PatNumFrom`, `parent_customer_id`). `ending`: it ends with a
   * key's name of a single word (`ship_custno`, but `reset_token` as well), with the table's name or with the key's without
   * its last word (`FeeSched`, `PriProv`), which only values can confirm.
   * `hint`: it carries these elsewhere (`ProvTreat`, but `user_limit` as well), which takes more values.
   */
  readonly strength: "key" | "ending" | "hint";
}

/** The relations that the names of a table's columns propose; a name that fits two tables proposes none. */
export type RelationNames = (table: SourceTable) => readonly NamedRelation[];

interface Target {
  readonly table: SourceTable;
  readonly key: SourceColumn;
}

/** Names as their words joined, with the one table that each stands for. */
interface Vocabulary {
  readonly keys: ReadonlyMap<string, Target>;
  readonly hints: ReadonlyMap<string, Target>;
}

/** Learns how a schema names its keys. */
export function relationNames(tables: readonly SourceTable[]): RelationNames {
  const targets = tables.flatMap((table): Target[] => {
    const key = singleKey(table);
    return key === undefined ? [] : [{ table, key }];
  });
  const vocabulary = vocabularyOf(targets);
  const known = new Map<SourceTable, readonly NamedRelation[]>();
  return (table) => {
    const found = known.get(table) ?? namedIn(table, vocabulary);
    known.set(table, found);
    return found;
  };
}

function namedIn(table: SourceTable, vocabulary: Vocabulary): readonly NamedRelation[] {
  const kinds = kindsNamedIn(table);
  return table.columns
    .filter((column) => isNamedAsKey(column, vocabulary) || !isPolymorphic(column, kinds))
    .flatMap((column) => relationOf(column, table, vocabulary));
}

function vocabularyOf(targets: readonly Target[]): Vocabulary {
  const keys = new Terms();
  const hints = new Terms();
  const byKey = groupBy(targets, ({ key }) => joined(nameWords(key.name)));
  for (const [name, sharers] of byKey) {
    const owner = ownerOf(sharers);
    if (owner !== undefined) {
      keys.add(name, owner);
      const words = nameWords(owner.key.name);
      if (words.length > 1) hints.add(joined(words.slice(0, -1)), owner);
    } else {
      for (const target of sharers)
        for (const noun of nounsOf(target.table)) keys.add(`${noun}${name}`, target);
    }
  }
  for (const target of targets) hints.add(singularNoun(target.table), target);
  return { keys: keys.unambiguous(), hints: hints.unambiguous() };
}

class Terms {
  private readonly meanings = new Map<string, Set<Target>>();

  add(name: string, target: Target): void {
    if (name === "") return;
    this.meanings.set(name, (this.meanings.get(name) ?? new Set()).add(target));
  }

  unambiguous(): ReadonlyMap<string, Target> {
    return new Map(
      [...this.meanings].flatMap(([name, targets]) => {
        const [target] = targets;
        return target !== undefined && targets.size === 1 ? [[name, target] as const] : [];
      }),
    );
  }
}

/** Copies that an administrator leaves behind, and tables of the same rows under another name. */
const copyWord = /^(tmp|temp\w*|bak|backup|old|copy|archive|archived)$/;

/**
 * Whose key a name is that several tables share. Copies aside, it is that of the table which is named for it: of
 * `patient`, `patientnote` and `familybalance`, all with the key `PatNum`, the first, because its name begins as the key
 * does and begins the other's. A name such as `id` is nobody's own.
 */
function ownerOf(sharers: readonly Target[]): Target | undefined {
  const originals = sharers.filter(({ table }) => !nameWords(table.name).some((word) => copyWord.test(word)));
  const [any] = originals;
  if (any === undefined || isGeneric(any)) return undefined;
  if (originals.length === 1) return any;
  const stem = joined(nameWords(any.key.name).slice(0, -1));
  const alike = originals.filter(({ table }) => joined(nameWords(table.name)).startsWith(stem));
  const [shortest] = alike.toSorted((a, b) => a.table.name.length - b.table.name.length);
  const name = shortest?.table.name.toLowerCase() ?? "";
  return alike.every(({ table }) => table.name.toLowerCase().startsWith(name)) ? shortest : undefined;
}

/** A key's name that says nothing of its table, even where only one table has it. */
function isGeneric(target: Target): boolean {
  return /^(id|key|code|no|nr|num|number|name|guid|uuid|pk)$/i.test(target.key.name);
}

function nounsOf(table: SourceTable): readonly string[] {
  return [...new Set([joined(nameWords(table.name)), singularNoun(table)])];
}

/** As a column that points to one row is named; a number named `users` is how many there are. */
function singularNoun(table: SourceTable): string {
  const words = nameWords(table.name);
  return joined([...words.slice(0, -1), singular(words.at(-1) ?? "")]);
}

/** What the texts of a table name the type of: `owner` for `owner_type`. */
function kindsNamedIn(table: SourceTable): ReadonlySet<string> {
  const texts = table.columns.filter(({ type }) => type?.kind === "text").map(({ name }) => nameWords(name));
  return new Set(texts.filter((words) => words.at(-1) === "type").map((words) => joined(words.slice(0, -1))));
}

/** It has the very name of one table's key, which no other shares: `ClaimNum`, also beside `ClaimType`. */
function isNamedAsKey(column: SourceColumn, { keys }: Vocabulary): boolean {
  const name = joined(nameWords(column.name));
  const target = keys.get(name);
  return target !== undefined && joined(nameWords(target.key.name)) === name;
}

/** `owner_id` beside `owner_type` points to a table that changes from row to row. */
function isPolymorphic(column: SourceColumn, kinds: ReadonlySet<string>): boolean {
  if (kinds.size === 0) return false;
  const words = nameWords(column.name);
  return /^(id|key|num|no)$/.test(words.at(-1) ?? "") && kinds.has(joined(words.slice(0, -1)));
}

function relationOf(column: SourceColumn, table: SourceTable, vocabulary: Vocabulary): NamedRelation[] {
  const words = nameWords(column.name);
  const ownKey = singleKey(table) === column;
  const fits = ({ table: to, key }: Target): boolean => canHoldKey(column, key) && !(ownKey && to === table);
  const exact = vocabulary.keys.get(joined(words));
  if (exact !== undefined && fits(exact)) return [named(column, exact, "key")];
  if (ownKey || exact !== undefined) return [];
  const byKey = longestRun(words, vocabulary.keys, isTellingRun);
  if (byKey !== undefined && fits(byKey)) {
    return [
      named(
        column,
        byKey,
        nameWords(byKey.key.name).length > 1 || isShared(byKey, vocabulary) ? "key" : "ending",
      ),
    ];
  }
  if (kindWord.test(words.at(-1) ?? "")) return [];
  const byHint = longestRun(words, vocabulary.hints, isHint);
  if (byHint === undefined || byHint.table === table) return [];
  if (!isSameNumber(column, byHint.key) || isSmall(column)) return [];
  const ends = words.some((_, start) => vocabulary.hints.get(joined(words.slice(start))) === byHint);
  return [named(column, byHint, ends ? "ending" : "hint")];
}

/** Whether the column's name had to carry the table's name with the key's: `customer_id` for `customers.id`. */
function isShared({ key }: Target, vocabulary: Vocabulary): boolean {
  return !vocabulary.keys.has(joined(nameWords(key.name)));
}

function isSmall({ type }: SourceColumn): boolean {
  return type?.kind === "smallint";
}

function named(
  column: SourceColumn,
  { table, key }: Target,
  strength: NamedRelation["strength"],
): NamedRelation {
  return { column: column.name, toTable: table.name, toColumn: key.name, strength };
}

/** Words that say which kind of thing, not which thing: the type of a payment is no payment. */
const kindWord =
  /^(type|types|status|cat|category|code|kind|group|class|level|order|count|mode|state|size|total)$/;

function isHint(run: readonly string[]): boolean {
  return run.length > 1 || !kindWord.test(run[0] ?? "");
}

/** A key's name of a single word (`custno`) says something at the end of a column's, as `ship_custno`, and if it is long. */
function isTellingRun(run: readonly string[], isLast: boolean): boolean {
  return run.length > 1 || (isLast && (run[0]?.length ?? 0) >= 5);
}

/** The longest run of words that stands for a table; none when two equally long ones stand for different tables. */
function longestRun(
  words: readonly string[],
  names: ReadonlyMap<string, Target>,
  counts: (run: readonly string[], isLast: boolean) => boolean,
): Target | undefined {
  for (let length = words.length; length > 0; length--) {
    const found = new Set<Target>();
    for (let start = 0; start + length <= words.length; start++) {
      const run = words.slice(start, start + length);
      const target = counts(run, start + length === words.length) ? names.get(joined(run)) : undefined;
      if (target !== undefined) found.add(target);
    }
    const [target] = found;
    if (target !== undefined) return found.size === 1 ? target : undefined;
  }
  return undefined;
}

function joined(words: readonly string[]): string {
  return words.join("");
}
