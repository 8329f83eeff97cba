import { isDeepStrictEqual } from "node:util";
import { BitewingError } from "../../../foundation/errors.ts";
import { type LoadOptions, load } from "../../../pipeline/load/load.ts";
import { sameFingerprint, sumOfFingerprints } from "../../../pipeline/types/fingerprint.ts";
import { describeRange, isInRange, type KeyRange } from "../../../pipeline/types/key-range.ts";
import type { TableState } from "../../../pipeline/warehouses/table-state.ts";
import type { Warehouse } from "../../../pipeline/warehouses/warehouse.ts";
import { describeStep, type Fault, type History, type LoadStep, quietLoad } from "./history.ts";
import { expectedOf, openMemorySources } from "./memory-source.ts";
import { MemoryDatabase, MemoryWarehouse, type Published } from "./memory-warehouse.ts";
import type { ModelCalls } from "./model-calls.ts";
import { type DatabaseContent, ModelDatabase, type TableContent } from "./model-database.ts";
import { type Fingerprinting, fingerprintOfRows, keptRow, type ModelRow, sortedTexts } from "./model-rows.ts";

/** So few rows make a range here that ranges split, grow and become empty. */
export const rowsOfARange = 4;
export const rowsOfASmallTable = 5;

/** Ways in which a pipeline may be wrong, for testing that the histories find it. */
export interface Wrongs {
  readonly fingerprinting?: Fingerprinting;
  readonly warehouse?: (warehouse: Warehouse) => Warehouse;
}

/**
 * Plays a history, and after each of its loads compares the warehouse with the source. In the end a quiet load and a
 * full one into an empty warehouse must hold the same.
 *
 * @throws {Error} that says after which step what was wrong
 */
export async function playHistory(history: History, wrongs: Wrongs = {}): Promise<void> {
  const source = new ModelDatabase();
  const warehouse = new MemoryDatabase();
  for (const [i, step] of history.steps.entries()) {
    try {
      if (step.do === "load") await new PlayedLoad(source, warehouse, step, wrongs).play();
      else source.perform(step);
    } catch (error) {
      throw new Error(`step ${i + 1} (${describeStep(step)}): ${String(error)}`, { cause: error });
    }
  }
  await compareWithFullLoad(source, warehouse, wrongs);
}

async function compareWithFullLoad(
  source: ModelDatabase,
  warehouse: MemoryDatabase,
  wrongs: Wrongs,
): Promise<void> {
  if (source.content().size === 0) return;
  const fresh = new MemoryDatabase();
  await new PlayedLoad(source, warehouse, quietLoad, wrongs).play();
  await new PlayedLoad(source, fresh, { ...quietLoad, full: true }, {}).play();
  for (const { table } of source.content().values()) {
    const name = table.name.toLowerCase();
    const [a, b] = [warehouse.published, fresh.published].map(({ states }) => totalOf(states.get(name)));
    must(a !== undefined && b !== undefined && sameFingerprint(a, b), `${name} is not as a full load has it`);
  }
}

function totalOf(state: TableState | undefined): ReturnType<typeof sumOfFingerprints> {
  return sumOfFingerprints(state?.ranges.map(({ fingerprint }) => fingerprint) ?? []);
}

class Injected extends Error {}

class Lost extends Injected {
  readonly code = "ECONNRESET";
}

/** One load of a history, and all that happens under it. */
class PlayedLoad implements ModelCalls {
  private readonly source: ModelDatabase;
  private readonly warehouse: MemoryDatabase;
  private readonly step: LoadStep;
  private readonly wrongs: Wrongs;
  private readonly abort = new AbortController();
  /** What the connections see that were opened last. */
  private moments: readonly DatabaseContent[] = [];
  private count = 0;
  private isDisturbed = false;
  private hasCommitted = false;

  constructor(source: ModelDatabase, warehouse: MemoryDatabase, step: LoadStep, wrongs: Wrongs) {
    this.source = source;
    this.warehouse = warehouse;
    this.step = step;
    this.wrongs = wrongs;
  }

  before(): void {
    const call = this.count++;
    for (const one of this.step.meanwhile) {
      if (one.call !== call) continue;
      this.source.perform(one.operation);
    }
    const { restless } = this.step;
    if (restless?.do === "update") this.source.perform({ ...restless, note: restless.note + call });
    if (this.step.fault?.after === false) this.fail(this.step.fault, call);
  }

  after(call: string): void {
    if (call === "commit") this.hasCommitted = true;
    if (this.step.fault?.after === true) this.fail(this.step.fault, this.count - 1);
  }

  private fail({ call, kind }: Fault, at: number): void {
    if (at !== call || this.isDisturbed) return;
    this.isDisturbed = true;
    if (kind === "interrupted") this.abort.abort();
    else throw kind === "error" ? new Injected("power cut") : new Lost("connection reset");
  }

  async play(): Promise<void> {
    const there = [...this.source.content().keys()];
    if (there.length === 0) return;
    const { some } = this.step;
    const chosen = some === null ? undefined : there.filter((_, i) => (some >> i) % 2 === 1);
    if (chosen?.length === 0) return;
    const before = this.warehouse.published;
    this.source.beginVersions();
    const failure = await load(this.options(chosen)).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    const after = this.warehouse.published;
    if (failure === undefined) this.checkSuccess(before, after, chosen ?? there);
    else this.checkFailure(before, after, failure.error, chosen ?? there);
    for (const state of after.states.values()) checkState(state, after);
  }

  private options(tables: readonly string[] | undefined): LoadOptions {
    const { step, wrongs } = this;
    const server = { host: "model", port: 1, user: "model", password: "model", database: "model" };
    const { fingerprinting = fingerprintOfRows } = wrongs;
    return {
      from: { kind: "mysql", ...server },
      to: { kind: "postgres", ...server },
      ...(tables === undefined ? {} : { tables }),
      jobs: step.connections,
      full: step.full,
      prove: step.proveAll ? "all" : "changed",
      overlap: step.overlap,
      rangeRows: rowsOfARange,
      smallTable: rowsOfASmallTable,
      now: () => new Date(0),
      sleep: async () => {},
      signal: this.abort.signal,
      openSources: (_, connections) =>
        openMemorySources({
          database: this.source,
          connections,
          isOneMoment: step.isOneMoment || connections === 1,
          calls: this,
          estimate: step.estimate,
          fingerprinting,
          onOpen: (moments) => {
            this.moments = moments;
          },
        }),
      openWarehouse: async () => {
        const warehouse = new MemoryWarehouse(this.warehouse, this, fingerprinting);
        return wrongs.warehouse?.(warehouse) ?? warehouse;
      },
    };
  }

  private checkSuccess(before: Published, after: Published, loaded: readonly string[]): void {
    const names = new Set(loaded.map((name) => name.toLowerCase()));
    for (const [name, stored] of before.tables) {
      must(names.has(name) || after.tables.get(name) === stored, `${name} was changed though not loaded`);
      must(names.has(name) || isSameState(before, after, name), `${name} has another state`);
    }
    for (const name of loaded) this.checkTable(name, after);
    const running = [...this.warehouse.copies.keys()].filter((name) => names.has(name));
    must(running.length === 0, `copies of ${running.join(", ")} are left after a load that succeeded`);
    must(after.endings.get(this.warehouse.runs) === "succeeded", "the run is not written down as succeeded");
  }

  private checkFailure(before: Published, after: Published, error: unknown, loaded: readonly string[]): void {
    const isExpected =
      error instanceof Injected ||
      (error instanceof BitewingError && error.failure.kind === "interrupted" && this.isDisturbed) ||
      (error instanceof BitewingError && error.failure.kind === "found" && this.changesUnderReading(loaded));
    if (!isExpected) throw error;
    if (this.hasCommitted) {
      for (const name of loaded) this.checkTable(name, after);
      return;
    }
    must(after.tables === before.tables, "a load that failed changed tables");
    must(after.states === before.states, "a load that failed changed states");
    must(after.conversions === before.conversions, "a load that failed changed conversions");
  }

  private changesUnderReading(loaded: readonly string[]): boolean {
    return loaded.some(
      (name) =>
        this.source.content().get(name)?.table.engine === "unprotected" &&
        this.source.versionsOf(name).length > 1,
    );
  }

  /** The table holds what the source had when it was read. */
  private checkTable(name: string, after: Published): void {
    const content = this.source.content().get(name);
    const stored = after.tables.get(name.toLowerCase());
    if (content === undefined || stored === undefined) throw new Error(`${name} is not published`);
    const isUnprotected = content.table.engine === "unprotected";
    if (isUnprotected && this.source.versionsOf(name).length > 1) {
      this.checkRanges(content, stored.rows, after);
      return;
    }
    const candidates = isUnprotected ? [content] : this.moments.flatMap((moment) => moment.get(name) ?? []);
    const found = candidates.some((candidate) => {
      const expected = expectedOf(candidate);
      return (
        isDeepStrictEqual(sortedTexts(expected.rows), sortedTexts(stored.rows)) &&
        isDeepStrictEqual(
          sortedValues(expected.conversions),
          sortedValues(after.conversions.get(name.toLowerCase()) ?? []),
        )
      );
    });
    must(found, () => describeDifference(name, candidates, stored.rows, after));
  }

  /** Each range is as the source had it at some time of the load. */
  private checkRanges({ table }: TableContent, rows: readonly ModelRow[], after: Published): void {
    const versions = this.source.versionsOf(table.name).map((version) => [...version.values()].map(keptRow));
    for (const { range } of after.states.get(table.name.toLowerCase())?.ranges ?? []) {
      const inWarehouse = sortedTexts(rowsIn(rows, range));
      const isOne = versions.some((version) =>
        isDeepStrictEqual(sortedTexts(rowsIn(version, range)), inWarehouse),
      );
      must(
        isOne,
        `${table.name}, ${describeRange(range)}: as the source never was: ${inWarehouse.join(" ")}`,
      );
    }
  }
}

function isSameState(before: Published, after: Published, name: string): boolean {
  return before.states.get(name) === after.states.get(name);
}

/** Ranges follow one another without gap or overlap, and each says what the warehouse holds. */
function checkState(state: TableState, { tables }: Published): void {
  const rows = tables.get(state.table)?.rows ?? [];
  must(state.ranges.length > 0, `${state.table} has no ranges`);
  let end: bigint | null = null;
  for (const [i, { range, fingerprint }] of state.ranges.entries()) {
    const where = `${state.table}, ${describeRange(range)}`;
    must(range.above === end && (i === 0 || end !== null), `${where}: does not follow the range before`);
    must(
      range.above === null || range.through === null || range.above < range.through,
      `${where}: no key can lie in it`,
    );
    must(
      sameFingerprint(fingerprint, fingerprintOfRows(rowsIn(rows, range))),
      `${where}: the state says otherwise than the rows`,
    );
    end = range.through;
  }
  must(end === null, `${state.table}: the ranges end before the keys do`);
  must(totalOf(state).rows === rows.length, `${state.table}: the ranges do not hold all rows`);
}

function rowsIn(rows: readonly ModelRow[], range: KeyRange): readonly ModelRow[] {
  return rows.filter(({ key }) => key === null || isInRange(key, range));
}

function sortedValues(values: readonly object[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

function describeDifference(
  name: string,
  candidates: readonly TableContent[],
  rows: readonly ModelRow[],
  { conversions }: Published,
): string {
  const show = (texts: readonly string[]): string => `\n    ${texts.join("\n    ")}`;
  const [candidate] = candidates;
  const expected = candidate === undefined ? undefined : expectedOf(candidate);
  return [
    `${name} is not as the source was`,
    `  source:${show(sortedTexts(expected?.rows ?? []))}${show(sortedValues(expected?.conversions ?? []))}`,
    `  warehouse:${show(sortedTexts(rows))}${show(sortedValues(conversions.get(name.toLowerCase()) ?? []))}`,
  ].join("\n");
}

function must(holds: boolean, otherwise: string | (() => string)): asserts holds {
  if (!holds) throw new Error(typeof otherwise === "string" ? otherwise : otherwise());
}
