import fc from "fast-check";
import { mostPicked } from "./model-database.ts";
import { describeOperation, type Operation, type RowOperation } from "./operation.ts";

/** What happens to a source and its warehouse: operations, and loads among them. */
export class History {
  readonly steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    this.steps = steps;
  }

  /** A line a step, for counterexamples. */
  toString(): string {
    return `\n${this.steps.map((step, i) => `${i + 1}. ${describeStep(step)}`).join("\n")}\n`;
  }
}

export type Step = Operation | LoadStep;

export interface LoadStep {
  readonly do: "load";
  readonly full: boolean;
  /** Which of the tables that are there, by the bits of this number; all of them when null. */
  readonly some: number | null;
  readonly connections: number;
  readonly isOneMoment: boolean;
  readonly overlap: number;
  readonly estimate: number;
  readonly proveAll: boolean;
  readonly fault: Fault | null;
  /** What others do while the load is at work. */
  readonly meanwhile: readonly Meanwhile[];
  /** What somebody does at each call of the load, so that unprotected tables do not come to rest. */
  readonly restless: Operation | null;
}

/** Something that goes wrong at one of the load's calls to source and warehouse. */
export interface Fault {
  readonly call: number;
  readonly kind: "error" | "lost connection" | "interrupted";
  /** Whether the call has done its work when it fails. */
  readonly after: boolean;
}

export interface Meanwhile {
  readonly call: number;
  readonly operation: Operation;
}

export function describeStep(step: Step): string {
  if (step.do !== "load") return describeOperation(step);
  const { fault, meanwhile, restless } = step;
  return [
    `load${step.full ? " --full" : ""}, tables ${step.some ?? "all"}, ${step.connections} connections`,
    ...(step.isOneMoment ? [] : ["of several moments"]),
    `overlap ${step.overlap}, estimate × ${step.estimate}`,
    ...(step.proveAll ? ["prove all"] : []),
    ...(fault === null ? [] : [`${fault.kind} ${fault.after ? "after" : "before"} call ${fault.call}`]),
    ...meanwhile.map(({ call, operation }) => `at call ${call}: ${describeOperation(operation)}`),
    ...(restless === null ? [] : [`at every call: ${describeOperation(restless)}`]),
  ].join(", ");
}

/** A load that nothing disturbs. */
export const quietLoad: LoadStep = {
  do: "load",
  full: false,
  some: null,
  connections: 2,
  isOneMoment: true,
  overlap: 60,
  estimate: 1,
  proveAll: false,
  fault: null,
  meanwhile: [],
  restless: null,
};

const pick = fc.nat(mostPicked - 1);
const table = fc.nat(3);
const stamp = fc.constantFrom("now", "now", "silent", "back", "future", "null");

const rowOperation: fc.Arbitrary<RowOperation> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("insert"),
      table,
      key: fc.constantFrom("rising", "anywhere"),
      rows: fc.integer({ min: 1, max: 12 }),
      pick,
      note: pick,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("update"),
      table,
      pick,
      rows: fc.integer({ min: 1, max: 3 }),
      note: pick,
      stamp,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("delete"),
      table,
      pick,
      rows: fc.constantFrom(1, 1, 2, 6),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("delete all"), table }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("insert again"), table, note: pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("change key"), table, pick, to: pick }) },
);

const create: fc.Arbitrary<Operation> = fc.record({
  do: fc.constant("create"),
  table,
  form: fc.nat(3),
  keys: fc.nat(4),
  engine: fc.nat(1),
});

const quietOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 14, arbitrary: rowOperation },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("begin"),
      changes: fc.array(rowOperation, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("commit"), pick: fc.nat(3) }) },
);

const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 12, arbitrary: quietOperation },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("set clock"),
      seconds: fc.constantFrom(-100_000, -3600, -30, 45, 7200, 300_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("refill"),
      table,
      rows: fc.integer({ min: 0, max: 10 }),
      note: pick,
    }),
  },
  { weight: 1, arbitrary: create },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("drop"), table }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("change form"), table }) },
);

/** Many at the first calls, which open the connections: between them the source may move on. */
const call = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }) },
);

const fault: fc.Arbitrary<Fault> = fc.record({
  call,
  kind: fc.constantFrom("error", "lost connection", "interrupted"),
  after: fc.boolean(),
});

/** Tables keep their form while they are read: their definitions do not change under a load. */
const meanwhile: fc.Arbitrary<Meanwhile> = fc.record({ call, operation: quietOperation });

const restless: fc.Arbitrary<Operation> = fc
  .tuple(table, pick)
  .map(([one, row]) => ({ do: "update", table: one, pick: row, rows: 1, note: row, stamp: "now" }));

const loadStep: fc.Arbitrary<LoadStep> = fc.record({
  do: fc.constant("load"),
  full: fc.constantFrom(false, false, false, false, true),
  some: fc.option(fc.integer({ min: 1, max: 15 }), { freq: 3 }),
  connections: fc.integer({ min: 1, max: 3 }),
  isOneMoment: fc.boolean(),
  overlap: fc.constantFrom(0, 60, 86_400),
  estimate: fc.constantFrom(0.2, 1, 1, 3),
  proveAll: fc.boolean(),
  fault: fc.option(fault, { freq: 2 }),
  meanwhile: fc.oneof(fc.constant([]), fc.array(meanwhile, { maxLength: 5 })),
  restless: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: restless }),
});

const firstSteps: fc.Arbitrary<readonly Step[]> = fc
  .array(fc.tuple(create, fc.integer({ min: 0, max: 20 })), { minLength: 2, maxLength: 4 })
  .map((tables) =>
    tables.flatMap(([created, rows], i): Step[] => [
      { ...created, table: i } as Operation, // of `create`, which has a table
      { do: "insert", table: i, key: "rising", rows, pick: 7 * i, note: i },
    ]),
  );

export interface HistorySizes {
  readonly steps: number;
}

/** Histories of any kind: tables, loads, and whatever happens before, between and under them. */
export function histories({ steps }: HistorySizes): fc.Arbitrary<History> {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: operation },
    { weight: 2, arbitrary: loadStep },
  );
  return fc
    .tuple(firstSteps, fc.array(step, { minLength: 1, maxLength: steps, size: "max" }))
    .map(([first, rest]) => new History([...first, ...rest]));
}

/** Histories whose loads are disturbed by nothing, for databases that cannot be stopped at a call. */
export function quietHistories({ steps }: HistorySizes): fc.Arbitrary<History> {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 3, arbitrary: operation },
    { weight: 2, arbitrary: loadStep.map(undisturbed) },
  );
  return fc
    .tuple(firstSteps, fc.array(step, { minLength: 1, maxLength: steps, size: "max" }))
    .map(([first, rest]) => new History([...first, ...rest]));
}

function undisturbed(load: LoadStep): LoadStep {
  return { ...load, fault: null, meanwhile: [], restless: null };
}
