import { freshDatabase } from "../../tests/servers/fresh-database.ts";
import type { ProcessMeasurement } from "../measure-process.ts";
import { atLeast, atMost, type Goal } from "../measurements.ts";
import type { LoadBench } from "./bench-load.ts";
import { type Contestant, compete, competeOnce, competeUntilDone, fastest } from "./contest.ts";
import { type LoadRun, runCopyAlone, runLoad } from "./load-command.ts";
import { noteOurs } from "./note-ours.ts";
import { runPgloader } from "./pgloader.ts";
import { findProgram, missing, mysqlClient, pgloader, psql } from "./program.ts";
import { copyLayout, runShellPipe } from "./shell-pipe.ts";
import { isLarge, rates } from "./source-size.ts";

/** Somebody else's way, and how much faster ours is meant to be. */
interface Rival extends Contestant {
  readonly goal: Goal;
}

/** A full-size database, 18 million rows, in a minute. */
const goalRowsPerSecond = 18_000_000 / 60;

/**
 * Ours, the shell pipe and pgloader, one after the other, and in the opposite order every other round.
 *
 * @returns the warehouse that our first load filled
 */
export async function benchIntoPostgres(load: LoadBench): Promise<string> {
  const warehouse = (await freshDatabase(load.postgres.url)).url;
  const rivals = await findRivals(load, warehouse);
  const ours = { name: "ours", run: (target: string) => runLoad(load.source.url, target) };
  const alone = {
    name: "our copy without its proof",
    run: (to: string) => runCopyAlone(load.source.url, to),
  };
  const ourRuns: LoadRun[] = [];
  const aloneRuns: ProcessMeasurement[] = [];
  const rivalRuns = new Map(rivals.map((rival): [Rival, ProcessMeasurement[]] => [rival, []]));
  const turns = [
    async () => {
      ourRuns.push(
        ourRuns.length === 0 ? await compete(load, ours, warehouse) : await competeOnce(load, ours),
      );
    },
    async () => {
      aloneRuns.push(await competeOnce(load, alone));
    },
    ...rivals.map((rival) => async () => {
      const run = await competeUntilDone(load, rival);
      if (run !== undefined) rivalRuns.get(rival)?.push(run);
    }),
  ];
  for (let round = 1; round <= load.options.rounds; round += 1) {
    for (const turn of round % 2 === 1 ? turns : turns.toReversed()) await turn();
  }
  const best = fastest(ourRuns);
  if (best !== undefined) noteContest(load, { ours: best, alone: fastest(aloneRuns), rivals: rivalRuns });
  return warehouse;
}

interface Contest {
  readonly ours: LoadRun;
  /** The same without the proof, which no rival makes. */
  readonly alone: ProcessMeasurement | undefined;
  readonly rivals: ReadonlyMap<Rival, readonly ProcessMeasurement[]>;
}

function noteContest(load: LoadBench, { ours, alone, rivals }: Contest): void {
  const { measurements, size } = load;
  const work = "load MySQL → PostgreSQL, with proof";
  const limit = Math.round(size.rows / goalRowsPerSecond);
  const large = isLarge(size);
  noteOurs({ load, work, run: ours, memory: atMost(400), ...(large ? { goal: atMost(limit) } : {}) });
  if (alone !== undefined) {
    const detail = rates(size, alone.seconds);
    measurements.note({ work: "our copy without its proof", value: alone.seconds, unit: "s", detail });
  }
  for (const [{ name, goal }, runs] of rivals) {
    const seconds = fastest(runs)?.seconds;
    if (seconds === undefined) {
      measurements.skip(`the same by ${name}`, "it did not come to a good end");
      continue;
    }
    const detail = `${rates(size, seconds)}, no proof`;
    measurements.note({ work: `the same by ${name}`, value: seconds, unit: "s", detail });
    measurements.note({
      work: `ours against ${name}`,
      value: seconds / ours.seconds,
      unit: "×",
      ...(large ? { goal } : {}),
    });
    if (alone !== undefined) {
      const value = seconds / alone.seconds;
      measurements.note({ work: `our copy without its proof against ${name}`, value, unit: "×" });
    }
  }
}

async function findRivals(load: LoadBench, ours: string): Promise<readonly Rival[]> {
  return [await findShellPipe(load, ours), await findPgloader(load)].filter((rival) => rival !== undefined);
}

async function findShellPipe(
  { client, tables, measurements }: LoadBench,
  ours: string,
): Promise<Rival | undefined> {
  const program = await findProgram(psql);
  if (client === undefined || program === undefined) {
    measurements.skip("the same by the shell pipe", missing(mysqlClient, psql));
    return undefined;
  }
  return {
    name: "the shell pipe",
    goal: atLeast(1),
    prepare: (target) => copyLayout(ours, target, tables),
    run: (to) => runShellPipe({ client, psql: program, to }),
  };
}

async function findPgloader({ source, folder, measurements }: LoadBench): Promise<Rival | undefined> {
  const program = await findProgram(pgloader);
  if (program === undefined) {
    measurements.skip("the same by pgloader", missing(pgloader));
    return undefined;
  }
  const run = (to: string) => runPgloader({ program, from: source.url, to, folder });
  return { name: "pgloader", goal: atLeast(4), run };
}
