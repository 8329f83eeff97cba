import { type Day, dayOfMoment, type Moment, momentAt } from "../../foundation/calendar.ts";
import { procedureCodes } from "../catalog/procedure-codes.ts";
import type { PracticeEvent } from "../world/events.ts";
import type { Coverage, Subscription } from "../world/insurance.ts";
import type { Patient } from "../world/people.ts";
import type { User } from "../world/practice.ts";
import type { SimulatedPractice, SimulationSettings, World } from "../world/world.ts";

/** A coverage with the subscription it rests on. */
export interface ActiveCoverage {
  readonly coverage: Coverage;
  readonly subscription: Subscription;
}

/** A finished practice with the lookups that the row writers share. It is read only. */
export interface PracticeBook {
  readonly world: World;
  readonly events: readonly PracticeEvent[];
  readonly settings: SimulationSettings;
  readonly asOf: Day;
  /** The last day, up to the practice's today, on which somebody worked. */
  readonly lastWorkingDay: Day;
  /** When the office set up its lists: the morning of the day it opened. */
  readonly setUp: Moment;
  /** The login that set up the lists. */
  readonly administrator: User;
  /** The login that does what the world does not ascribe to anybody: claims, recalls, postings. */
  readonly frontDesk: User;
  /** The login at the front desk of a day: `frontDesk`, or somebody else while that one is not there. */
  deskOn(day: Day): number;
  /**
   * Everybody with a row in `patient`, by PatNum: first the charts that were imported from other software when the
   * practice opened, then the practice's own patients. `world.patients` has only the latter. Imported patients are made
   * anew at each call and are in no table and no index of the world; `joined` and `edited` tell when they were imported.
   *
   * @example for (const patient of book.patients()) if (keyed("patient", patient.id, "popup").chance(0.4)) write(…);
   */
  patients(): Iterable<Patient>;
  /** The CodeNum of a procedure code. */
  codeNumber(code: string): number;
  /** The login of a provider. */
  userOfProvider(providerId: number): number;
  /** The patient's coverages in force on a day, primary first. */
  coveragesOn(patientId: number, day: Day): readonly ActiveCoverage[];
  /** Whose coverage it is or was; 0 for an unknown one. */
  patientOfCoverage(coverageId: number): number;
  /**
   * Those that the office believed to be in force at a moment: it hears of an ended subscription only later, and what
   * it wrote down until then stays.
   */
  coveragesKnownAt(patientId: number, at: Moment): readonly ActiveCoverage[];
  /** When the patient's coverages last came, went or changed places; 0 when they never did. */
  coverageChanged(patientId: number): Moment;
}

/** Opens the book on a finished practice. */
export function openBook({ world, events, settings }: SimulatedPractice): PracticeBook {
  const codeNumbers = new Map([...procedureCodes.keys()].map((code, index) => [code, index + 1]));
  const spans = coverageSpans(world, events);
  const history = spansByPatient(spans);
  const spansOf = (patientId: number): readonly CoverageSpan[] => history.get(patientId) ?? [];
  const frontDesk = userOfGroup(world, "front desk");
  const substitutes = deskSubstitutes(events, frontDesk.id);
  const logins = new Map(world.practice.providers.map(({ id, userId }) => [id, userId]));
  return {
    world,
    events,
    settings,
    asOf: settings.asOf,
    lastWorkingDay: lastWorkingDay(world, settings.asOf),
    setUp: momentAt(world.opened, 6 * 60),
    administrator: userOfGroup(world, "administrator"),
    frontDesk,
    deskOn: (day) => substitutes.get(day) ?? frontDesk.id,
    patients: () => everybody(world),
    codeNumber: (code) => {
      const number = codeNumbers.get(code);
      if (number === undefined) throw new RangeError(`the catalogue has no procedure code ${code}`);
      return number;
    },
    userOfProvider: (providerId) => logins.get(providerId) ?? frontDesk.id,
    coveragesOn: (patientId, day) => spansOf(patientId).filter((span) => isInForce(span, day)),
    coveragesKnownAt: (patientId, at) => spansOf(patientId).filter((span) => isKnown(span, at)),
    coverageChanged: (patientId) =>
      spansOf(patientId).reduce((latest, span) => Math.max(latest, lastChange(span, settings.asOf)), 0),
    patientOfCoverage: (coverageId) => spans.get(coverageId)?.coverage.patientId ?? 0,
  };
}

function* everybody({ imported, patients }: World): Generator<Patient> {
  yield* imported.patients();
  yield* patients.values();
}

function lastWorkingDay({ scheduleBlocks, opened }: World, asOf: Day): Day {
  let last = opened;
  for (const { day } of scheduleBlocks.values()) if (day <= asOf && day > last) last = day;
  return last;
}

/** The first login of a group, or the first of all in an office so small that the group is empty. */
function userOfGroup({ practice }: World, group: User["group"]): User {
  const user = practice.users.find((candidate) => candidate.group === group) ?? practice.users[0];
  if (user === undefined) throw new RangeError("a practice needs at least one user");
  return user;
}

/** Who is at the desk on the days on which a login that is usually there is not. */
function deskSubstitutes(events: readonly PracticeEvent[], usual: number): ReadonlyMap<Day, number> {
  const substitutes = new Map<Day, number>();
  for (const event of events) {
    if (event.kind !== "day staffed" || event.desk.includes(usual)) continue;
    const [first] = event.desk;
    if (first !== undefined) substitutes.set(event.day, first);
  }
  return substitutes;
}

/** A coverage and when it was in force. */
interface CoverageSpan extends ActiveCoverage {
  readonly from: Day;
  /** The first day on which it was in force no longer; undefined while it is. */
  readonly until: Day | undefined;
  /** When the office took the patient off it. */
  readonly ended: Moment | undefined;
}

/** All coverages that ever were, by their keys: the world keeps only those in force, the events remember the others. */
function coverageSpans(
  { subscriptions }: World,
  events: readonly PracticeEvent[],
): ReadonlyMap<number, CoverageSpan> {
  const spans = new Map<number, CoverageSpan>();
  for (const event of events) {
    if (event.kind === "coverage started") {
      const { coverage } = event;
      const subscription = subscriptions.get(coverage.subscriptionId);
      if (subscription !== undefined) spans.set(coverage.id, spanOf(coverage, subscription));
    } else if (event.kind === "coverage ended") {
      const span = spans.get(event.coverageId);
      if (span !== undefined) spans.set(event.coverageId, endedAt(span, event.at));
    }
  }
  return spans;
}

/** The coverages of each patient, primary first. */
function spansByPatient(
  spans: ReadonlyMap<number, CoverageSpan>,
): ReadonlyMap<number, readonly CoverageSpan[]> {
  const byPatient = new Map<number, CoverageSpan[]>();
  for (const span of spans.values()) {
    const { patientId } = span.coverage;
    const known = byPatient.get(patientId);
    if (known === undefined) byPatient.set(patientId, [span]);
    else known.push(span);
  }
  for (const list of byPatient.values()) list.sort(byOrdinal);
  return byPatient;
}

function spanOf(coverage: Coverage, subscription: Subscription): CoverageSpan {
  const { effective, terminated } = subscription;
  const from = Math.max(effective, dayOfMoment(coverage.created));
  return {
    coverage,
    subscription,
    from,
    until: terminated === undefined ? undefined : terminated + 1,
    ended: undefined,
  };
}

function endedAt(span: CoverageSpan, at: Moment): CoverageSpan {
  const day = dayOfMoment(at);
  return { ...span, until: Math.min(day, span.until ?? day), ended: at };
}

function isKnown({ coverage, subscription, ended }: CoverageSpan, at: Moment): boolean {
  if (coverage.created > at || subscription.effective > dayOfMoment(at)) return false;
  return ended === undefined || ended > at;
}

/** Up to the end of a day. */
function lastChange({ coverage, subscription, from, ended }: CoverageSpan, asOf: Day): Moment {
  const begun = from <= asOf ? Math.max(coverage.created, momentAt(from, 0)) : 0;
  const termination = subscription.terminated === undefined ? 0 : subscription.edited;
  return Math.max(begun, termination, ended ?? 0);
}

function byOrdinal({ coverage: a }: CoverageSpan, { coverage: b }: CoverageSpan): number {
  return a.ordinal - b.ordinal || a.id - b.id;
}

const isInForce = ({ from, until }: CoverageSpan, day: Day): boolean =>
  from <= day && (until === undefined || day < until);
