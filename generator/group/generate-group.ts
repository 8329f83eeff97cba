import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { BitewingError } from "../../foundation/errors.ts";
import { packageVersion } from "../../foundation/package.ts";
import { writeWhole } from "../../foundation/write-whole.ts";
import { generate } from "../generate.ts";
import { foreignFolder } from "../sinks/admission.ts";
import { type GroupRequest, practiceOfGroup } from "./group-practice.ts";
import { partitionPractice } from "./partition-practice.ts";

/** A part of a group that one machine makes: the practices whose number leaves this remainder. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
}

export interface GroupOptions extends GroupRequest {
  /** A folder that is missing, empty, or holds practices of the same group. */
  readonly folder: string;
  /** All practices unless told otherwise. */
  readonly shard?: Shard | undefined;
  /** Hears a line after each practice. */
  readonly log?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GroupReport {
  /** Of the shard. */
  readonly practices: number;
  /** Those that an earlier run had finished. */
  readonly found: number;
  /** Written by this run. */
  readonly rows: number;
}

/** Says which group a folder belongs to, so that two groups never mix. */
const groupFile = "group.json";

/**
 * Makes the practices of a shard, one after another, each as a folder `practice=000017` of Parquet files. A practice is a
 * function of the group's seed and its number: shards may run on any number of machines, and together give the files
 * of one run. A practice appears when it is complete; a run that was stopped goes on where it was.
 *
 * @throws {BitewingError} of kind `usage` for an impossible shard or size, of kind `database` when the folder holds
 * anything else.
 */
export async function generateGroup(options: GroupOptions): Promise<GroupReport> {
  const numbers = numbersOf(options);
  await claimFolder(options);
  let rows = 0;
  let found = 0;
  for (const number of numbers) {
    const name = `practice=${String(number).padStart(6, "0")}`;
    if (existsSync(join(options.folder, name))) {
      found++;
      continue;
    }
    const made = await makePractice(options, number, name);
    rows += made.rows;
    options.log?.(`${name}: ${made.patients} patients, ${made.rows} rows in ${made.seconds.toFixed(1)} s`);
  }
  return { practices: numbers.length, found, rows };
}

function numbersOf({ practices, shard = { index: 1, of: 1 } }: GroupOptions): readonly number[] {
  const { index, of } = shard;
  if (index < 1 || index > of) {
    throw new BitewingError({
      kind: "usage",
      what: `There is no shard ${index} of ${of}.`,
      next: "Give --shard i/n with i from 1 to n.",
    });
  }
  const all = Array.from({ length: practices }, (_, at) => at + 1);
  return all.filter((number) => (number - 1) % of === index - 1);
}

async function claimFolder(options: GroupOptions): Promise<void> {
  const { folder, practices, seed, asOf, patients, years } = options;
  await mkdir(folder, { recursive: true });
  const group = JSON.stringify({ version: packageVersion(), practices, seed, asOf, patients, years });
  const path = join(folder, groupFile);
  if (!existsSync(path)) {
    demandEmpty(folder);
    await writeWhole(path, group);
    return;
  }
  if ((await readFile(path, "utf8")) === group) return;
  throw new BitewingError({
    kind: "database",
    what: "The folder holds practices of another group, or of another version.",
    where: path,
    next: "Name another folder, or remove this one. Nothing was changed.",
  });
}

function demandEmpty(folder: string): void {
  // A run that was killed at its start leaves the group's file unfinished.
  const first = readdirSync(folder).find((name) => !name.startsWith(groupFile));
  if (first === undefined) return;
  throw foreignFolder(folder, first);
}

interface MadePractice {
  readonly patients: number;
  readonly rows: number;
  readonly seconds: number;
}

async function makePractice(options: GroupOptions, number: number, name: string): Promise<MadePractice> {
  const { folder, signal } = options;
  const whole = join(folder, `.${name}.whole`);
  const filling = join(folder, `.${name}.filling`);
  const clear = async (): Promise<void> => {
    for (const path of [whole, filling]) await rm(path, { recursive: true, force: true });
  };
  await clear();
  try {
    const now = performance.now.bind(performance);
    const to = { kind: "parquet", folder: whole } as const;
    const { patients, rows, seconds } = await generate({
      ...practiceOfGroup(options, number),
      to,
      now,
      signal,
    });
    await partitionPractice(whole, filling);
    await rename(filling, join(folder, name));
    return { patients, rows, seconds };
  } finally {
    await clear();
  }
}
