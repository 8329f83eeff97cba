import { type Day, dayOfMoment, type Moment, momentAt } from "../../foundation/calendar.ts";
import { procedureCodes } from "../catalog/procedure-codes.ts";
import type { PracticeEvent } from "../world/events.ts";
import type { Coverage, Subscription } from "../world/insurance.ts";
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
  /** When the office set up its lists: the morning of the day it opened. */
  readonly setUp: Moment;
  /** The login that set up the lists. */
  readonly administrator: User;
  /** The login that does what the world does not ascribe to anybody: claims, recalls, postings. */
  readonly frontDesk: User;
  /** The CodeNum of a procedure code. */
  codeNumber(code: string): number;
  /** The login of a provider. */
  userOfProvider(providerId: number): number;
  /** The patient's coverages in force on a day, primary first. */
  coveragesOn(patientId: number, day: Day): readonly ActiveCoverage[];
}

/** Opens the book on a finished practice. */
export function openBook({ world, events, settings }: SimulatedPractice): PracticeBook {
  const codeNumbers = new Map([...procedureCodes.keys()].map((code, index) => [code, index + 1]));
  const history = coverageHistory(events);
  const frontDesk = userOfGroup(world, "front desk");
  const logins = new Map(world.practice.providers.map(({ id, userId }) => [id, userId]));
  return {
    world,
    events,
    settings,
    asOf: settings.asOf,
    setUp: momentAt(world.opened, 6 * 60),
    administrator: userOfGroup(world, "administrator"),
    frontDesk,
    codeNumber: (code) => {
      const number = codeNumbers.get(code);
      if (number === undefined) throw new RangeError(`the catalogue has no procedure code ${code}`);
      return number;
    },
    userOfProvider: (providerId) => logins.get(providerId) ?? frontDesk.id,
    coveragesOn: (patientId, day) => coveragesOn(world, history.get(patientId) ?? [], day),
  };
}

/** The first login of a group, or the first of all in an office so small that the group is empty. */
function userOfGroup({ practice }: World, group: User["group"]): User {
  const user = practice.users.find((candidate) => candidate.group === group) ?? practice.users[0];
  if (user === undefined) throw new RangeError("a practice needs at least one user");
  return user;
}

/** A coverage and the day it was taken off the patient. */
interface CoverageSpan {
  readonly coverage: Coverage;
  /** Undefined while in force. */
  readonly ended: Day | undefined;
}

/** All coverages a patient ever had: the world keeps only those in force, the events remember the others. */
function coverageHistory(events: readonly PracticeEvent[]): ReadonlyMap<number, readonly CoverageSpan[]> {
  const spans = new Map<number, CoverageSpan>();
  for (const event of events) {
    if (event.kind === "coverage started") {
      spans.set(event.coverage.id, { coverage: event.coverage, ended: undefined });
    } else if (event.kind === "coverage ended") {
      const span = spans.get(event.coverageId);
      if (span !== undefined) spans.set(event.coverageId, { ...span, ended: dayOfMoment(event.at) });
    }
  }
  const byPatient = new Map<number, CoverageSpan[]>();
  for (const span of spans.values()) {
    const { patientId } = span.coverage;
    byPatient.set(patientId, [...(byPatient.get(patientId) ?? []), span]);
  }
  return byPatient;
}

function coveragesOn(
  { subscriptions }: World,
  history: readonly CoverageSpan[],
  day: Day,
): readonly ActiveCoverage[] {
  return history
    .flatMap((span): readonly ActiveCoverage[] => {
      const subscription = subscriptions.get(span.coverage.subscriptionId);
      return subscription !== undefined && isInForce(span, subscription, day)
        ? [{ coverage: span.coverage, subscription }]
        : [];
    })
    .sort((a, b) => a.coverage.ordinal - b.coverage.ordinal || a.coverage.id - b.coverage.id);
}

function isInForce(
  { coverage, ended }: CoverageSpan,
  { effective, terminated }: Subscription,
  day: Day,
): boolean {
  const begins = Math.max(effective, dayOfMoment(coverage.created));
  return (
    begins <= day && (ended === undefined || ended > day) && (terminated === undefined || terminated >= day)
  );
}
