import type { Cell, ModelRow } from "./model-rows.ts";
import {
  columnNames,
  engines,
  isKeyed,
  keyEnds,
  keySpaces,
  type ModelTable,
  stampColumn,
  tableForms,
} from "./model-table.ts";
import type { Operation, RowOperation, StampChange } from "./operation.ts";

/** A table with its committed rows, by what tells them apart. */
export interface TableContent {
  readonly table: ModelTable;
  readonly rows: ReadonlyMap<string, ModelRow>;
}

/** All tables at one moment, by name. */
export type DatabaseContent = ReadonlyMap<string, TableContent>;

/** A row that came, went or became another one. */
export interface RowChange {
  readonly table: ModelTable;
  readonly identity: string;
  readonly before: ModelRow | null;
  readonly after: ModelRow | null;
}

/** What an operation did, for whoever repeats it on a real database. */
export type Effect =
  | { readonly kind: "create" | "drop" | "truncate"; readonly table: ModelTable }
  /** The table as it is now, with an edit stamp or without. */
  | { readonly kind: "alter"; readonly table: ModelTable }
  /** `transaction` is null for changes that are committed at once. */
  | { readonly kind: "change"; readonly transaction: number | null; readonly changes: readonly RowChange[] }
  | { readonly kind: "commit"; readonly transaction: number };

/** Names that tables may have; the last is named as a log. */
export const tableNames = ["alpha", "Beta", "gamma", "visitlog"] as const;

/** The first moment of the clock, in seconds. */
const firstMoment = Date.UTC(2026, 0, 1) / 1000;
const secondsOfADay = 86_400;

/** A database in memory that operations change, with transactions that may stay open for long. */
export class ModelDatabase {
  private committed: DatabaseContent = new Map();
  private readonly open = new Map<number, readonly RowChange[]>();
  private readonly graves = new Map<string, bigint[]>();
  private clock = firstMoment;
  private serial = 0;
  /** Every content of each table since it was last asked for. */
  private versions = new Map<string, ReadonlyMap<string, ModelRow>[]>();

  /** What is committed now. */
  content(): DatabaseContent {
    return this.committed;
  }

  /** From now on `versionsOf` tells what each table was. */
  beginVersions(): void {
    this.versions = new Map([...this.committed].map(([name, { rows }]) => [name, [rows]]));
  }

  versionsOf(name: string): readonly ReadonlyMap<string, ModelRow>[] {
    return this.versions.get(name) ?? [];
  }

  /** Does an operation, as far as what is there allows it. */
  perform(operation: Operation): readonly Effect[] {
    this.clock++;
    switch (operation.do) {
      case "set clock":
        this.clock += operation.seconds;
        return [];
      case "create":
        return this.create(operation);
      case "drop":
        return this.drop(operation.table);
      case "change form":
        return this.changeForm(operation.table);
      case "refill":
        return this.refill(operation);
      case "begin":
        return this.begin(operation.changes);
      case "commit":
        return this.commit(operation.pick);
      default: {
        const changes = this.changesOf(operation, []);
        this.apply(changes);
        return changes.length === 0 ? [] : [{ kind: "change", transaction: null, changes }];
      }
    }
  }

  private create({ table, form, keys, engine }: Extract<Operation, { readonly do: "create" }>): Effect[] {
    const name = pickOf(tableNames, table);
    if (this.committed.has(name)) return [];
    const created: ModelTable = {
      name,
      form: pickOf(tableForms, form),
      keys: pickOf(keySpaces, keys),
      engine: pickOf(engines, engine),
    };
    this.put({ table: created, rows: new Map() });
    this.graves.delete(name);
    return [{ kind: "create", table: created }];
  }

  private drop(pick: number): Effect[] {
    const content = this.pickTable(pick);
    if (content === undefined || this.isLocked(content.table) || this.committed.size === 1) return [];
    this.committed = new Map([...this.committed].filter(([name]) => name !== content.table.name));
    return [{ kind: "drop", table: content.table }];
  }

  private changeForm(pick: number): Effect[] {
    const content = this.pickTable(pick);
    if (content === undefined || !isKeyed(content.table) || this.isLocked(content.table)) return [];
    const hasStamp = content.table.form === "stamped";
    const table: ModelTable = { ...content.table, form: hasStamp ? "plain" : "stamped" };
    const rows = [...content.rows].map(([identity, { key, cells }]) => {
      const changed = hasStamp ? cells.slice(0, -1) : [...cells, null];
      return [identity, { key, cells: changed }] as const;
    });
    this.put({ table, rows: new Map(rows) });
    return [{ kind: "alter", table }];
  }

  private refill({ table: pick, rows, note }: Extract<Operation, { readonly do: "refill" }>): Effect[] {
    const content = this.pickTable(pick);
    if (content === undefined || this.isLocked(content.table)) return [];
    const { table } = content;
    this.put({ table, rows: new Map() });
    const insert = { do: "insert", table: pick, key: "rising", rows, pick: note, note } as const;
    const changes = this.changesOf(insert, []);
    this.apply(changes);
    return [
      { kind: "truncate", table },
      { kind: "change", transaction: null, changes },
    ];
  }

  /** Rows of unprotected tables are changed at once, whatever becomes of the transaction. */
  private begin(operations: readonly RowOperation[]): Effect[] {
    const pending: RowChange[] = [];
    for (const operation of operations) pending.push(...this.changesOf(operation, pending));
    const [atOnce, later] = [
      pending.filter(({ table }) => table.engine === "unprotected"),
      pending.filter(({ table }) => table.engine === "snapshot"),
    ];
    this.apply(atOnce);
    const transaction = ++this.serial;
    if (later.length > 0) this.open.set(transaction, later);
    const effects: Effect[] = [
      { kind: "change", transaction: null, changes: atOnce },
      { kind: "change", transaction, changes: later },
    ];
    return effects.filter((effect) => effect.kind !== "change" || effect.changes.length > 0);
  }

  private commit(pick: number): Effect[] {
    const number = pickOf([...this.open.keys()], pick);
    if (number === undefined) return [];
    this.apply(this.open.get(number) ?? []);
    this.open.delete(number);
    return [{ kind: "commit", transaction: number }];
  }

  /** @param pending changes of the same transaction that came before */
  private changesOf(operation: RowOperation, pending: readonly RowChange[]): RowChange[] {
    const content = this.pickTable(operation.table);
    if (content === undefined) return [];
    const { table } = content;
    const taken = this.takenIn(table, pending);
    const free = [...content.rows].filter(([identity]) => !taken.has(identity));
    switch (operation.do) {
      case "insert":
        return this.insert(content, taken, operation);
      case "update":
        return some(free, operation.pick, operation.rows).map(([identity, before]) => ({
          table,
          identity,
          before,
          after: this.updated(table, before, operation.note, operation.stamp),
        }));
      case "delete":
        return some(free, operation.pick, operation.rows).map((row) => this.removed(table, row));
      case "delete all":
        return free.map((row) => this.removed(table, row));
      case "insert again": {
        const key = this.graves.get(table.name)?.findLast((one) => this.isFree(content, taken, one));
        return key === undefined ? [] : [this.added(table, key, operation.note)];
      }
      case "change key": {
        const [row] = some(free, operation.pick, 1);
        if (row === undefined || !isKeyed(table)) return [];
        const key = this.anywhere(content, taken, operation.to);
        if (key === undefined) return [];
        const cells = row[1].cells.map((cell, i) => (i === 0 ? String(key) : cell));
        const moved = { table, identity: String(key), before: null, after: { key, cells } };
        return [this.removed(table, row), moved];
      }
    }
  }

  private insert(
    content: TableContent,
    taken: Set<string>,
    { key: where, rows, pick, note }: Extract<Operation, { readonly do: "insert" }>,
  ): RowChange[] {
    const { table } = content;
    const changes: RowChange[] = [];
    for (let i = 0; i < rows; i++) {
      const key =
        where === "rising" && isKeyed(table)
          ? this.next(content, taken)
          : this.anywhere(content, taken, pick + i * 7919);
      if (key === undefined) break;
      const change = this.added(table, key, note + i);
      taken.add(change.identity);
      changes.push(change);
    }
    return changes;
  }

  private added(table: ModelTable, key: bigint, note: number): RowChange {
    const cells = columnNames(table).map((name): Cell => {
      switch (name) {
        case "id":
          return String(key);
        case "a":
          return table.form === "keyless" ? String(key % 3n) : String(key / 2n);
        case "b":
          return String(key % 2n);
        case stampColumn:
          return stampText(this.clock);
        default:
          return noteText(note);
      }
    });
    const identity = table.form === "keyless" ? `row ${++this.serial}` : String(key);
    return { table, identity, before: null, after: { key: isKeyed(table) ? key : null, cells } };
  }

  private removed(table: ModelTable, [identity, before]: readonly [string, ModelRow]): RowChange {
    if (before.key !== null) {
      const graves = this.graves.get(table.name) ?? [];
      graves.push(before.key);
      this.graves.set(table.name, graves);
    }
    return { table, identity, before, after: null };
  }

  private updated(table: ModelTable, row: ModelRow, note: number, stamp: StampChange): ModelRow {
    const names = columnNames(table);
    const cells = row.cells.map((cell, i) => {
      if (names[i] === "note") return noteText(note);
      return names[i] === stampColumn ? this.stamped(cell, stamp) : cell;
    });
    return { key: row.key, cells };
  }

  private stamped(before: Cell, stamp: StampChange): Cell {
    switch (stamp) {
      case "now":
        return stampText(this.clock);
      case "silent":
        return before;
      case "back":
        return stampText(this.clock - 400 * secondsOfADay);
      case "future":
        return stampText(this.clock + 400 * secondsOfADay);
      case "null":
        return null;
    }
  }

  private next(content: TableContent, taken: ReadonlySet<string>): bigint | undefined {
    const { least, greatest } = keyEnds(content.table);
    let last = least - 1n;
    for (const identity of [...content.rows.keys(), ...taken]) {
      if (BigInt(identity) > last) last = BigInt(identity);
    }
    return last < greatest ? last + 1n : this.anywhere(content, taken, 0);
  }

  /** A free key, as far between the ends as the number says. */
  private anywhere(content: TableContent, taken: ReadonlySet<string>, pick: number): bigint | undefined {
    const { least, greatest } = keyEnds(content.table);
    const width = greatest - least + 1n;
    const first = (BigInt(pick % mostPicked) * width) / BigInt(mostPicked);
    for (let step = 0n; step < 200n; step++) {
      const key = least + ((first + step) % width);
      if (this.isFree(content, taken, key)) return key;
    }
    return undefined;
  }

  private isFree({ table, rows }: TableContent, taken: ReadonlySet<string>, key: bigint): boolean {
    return table.form === "keyless" || !(rows.has(String(key)) || taken.has(String(key)));
  }

  private takenIn({ name }: ModelTable, pending: readonly RowChange[]): Set<string> {
    const changes = [...[...this.open.values()].flat(), ...pending];
    return new Set(changes.flatMap(({ table, identity }) => (table.name === name ? [identity] : [])));
  }

  private isLocked(table: ModelTable): boolean {
    return this.takenIn(table, []).size > 0;
  }

  private pickTable(pick: number): TableContent | undefined {
    return pickOf([...this.committed.values()], pick);
  }

  private apply(changes: readonly RowChange[]): void {
    for (const name of new Set(changes.map(({ table }) => table.name))) {
      const content = this.committed.get(name);
      if (content === undefined) continue;
      const rows = new Map(content.rows);
      for (const { table, identity, after } of changes) {
        if (table.name !== name) continue;
        if (after === null) rows.delete(identity);
        else rows.set(identity, after);
      }
      this.put({ table: content.table, rows });
    }
  }

  private put(content: TableContent): void {
    this.committed = new Map(this.committed).set(content.table.name, content);
    const versions = this.versions.get(content.table.name) ?? [];
    versions.push(content.rows);
    this.versions.set(content.table.name, versions);
  }
}

/** Picks are from 0 up to this. */
export const mostPicked = 1000;

function pickOf<T>(list: readonly T[], pick: number): T;
function pickOf<T>(list: readonly T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

/** Neighbours in the order of the keys, from one on. */
function some(
  rows: readonly (readonly [string, ModelRow])[],
  pick: number,
  count: number,
): readonly (readonly [string, ModelRow])[] {
  const sorted = rows.toSorted(([, a], [, b]) => ((a.key ?? 0n) < (b.key ?? 0n) ? -1 : 1));
  const first = sorted.length === 0 ? 0 : pick % sorted.length;
  return sorted.slice(first, first + count);
}

/** A few texts, among them NULL, an empty one, and one that no warehouse can keep. */
function noteText(note: number): Cell {
  if (note % 11 === 10) return "spoiled\0";
  if (note % 11 === 9) return null;
  return note % 11 === 8 ? "" : `note ${note % 40}`;
}

/** `YYYY-MM-DD HH:MM:SS`, UTC. */
function stampText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}
