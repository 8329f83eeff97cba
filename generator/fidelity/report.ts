import { formatDay } from "../../foundation/calendar.ts";
import { defaultScenario } from "../catalog/scenarios/scenarios.ts";
import type { SimulatedPractice } from "../world/world.ts";
import { type Distribution, distributionsOf } from "./distributions.ts";
import { PracticeView } from "./measures/practice-view.ts";
import type { Confidence, Observation, Subject, Target, Unit } from "./target.ts";
import { sources } from "./targets/sources.ts";
import { targets as allTargets } from "./targets/targets.ts";
import { unmeasuredTargets } from "./targets/unmeasured.ts";

/**
 * Standard errors by which sampling noise widens a range. Three leave a true practice outside once in 370 gates; with
 * about a hundred and fifty gates two would fail a sound practice seven times over.
 */
export const noiseFactor = 3;

export type Verdict = "within" | "outside" | "not measured";

/** A target beside what the practice shows. Figures are in the target's unit. */
export interface Finding {
  readonly id: string;
  readonly name: string;
  readonly population: string;
  readonly unit: Unit;
  readonly low: number;
  readonly target: number;
  readonly high: number;
  readonly confidence: Confidence;
  readonly source: string;
  readonly use: "gate" | "information";
  /** Why the range is accepted as it is, or why the target is information only. */
  readonly why: string;
  /** Null when not measured. */
  readonly observed: number | null;
  readonly sampleSize: number;
  readonly standardError: number;
  /** The range that counts: the source's, the margin of the gate, and the noise. */
  readonly accepted: { readonly from: number; readonly to: number };
  readonly verdict: Verdict;
}

export interface SubjectReport {
  readonly subject: Subject;
  readonly findings: readonly Finding[];
}

/** How near a practice comes to what is published about practices. */
export interface FidelityReport {
  readonly practice: {
    readonly patients: number;
    readonly years: number;
    readonly seed: number;
    readonly scenario: string;
    readonly opened: string;
    readonly asOf: string;
  };
  readonly gates: { readonly within: number; readonly outside: number; readonly notMeasured: number };
  readonly subjects: readonly SubjectReport[];
  readonly distributions: readonly Distribution[];
  readonly unmeasured: readonly {
    readonly id: string;
    readonly name: string;
    readonly confidence: Confidence;
    readonly source: string;
    readonly why: string;
  }[];
}

/** Measures a finished practice. A pure function of the practice; it takes seconds for thousands of patients. */
export function fidelityReport(
  practice: SimulatedPractice,
  targets: readonly Target[] = allTargets,
): FidelityReport {
  const view = new PracticeView(practice);
  const subjects = [...new Set(targets.map(({ subject }) => subject))].map((subject) => ({
    subject,
    findings: targets.filter((target) => target.subject === subject).map((target) => findingOf(target, view)),
  }));
  const { settings, world } = practice;
  return {
    practice: {
      patients: world.patients.size,
      years: settings.years,
      seed: settings.seed,
      scenario: settings.scenario ?? defaultScenario.name,
      opened: formatDay(world.opened),
      asOf: formatDay(settings.asOf),
    },
    gates: countGates(subjects),
    subjects,
    distributions: distributionsOf(view),
    unmeasured: unmeasuredTargets.map(({ id, name, confidence, source, why }) => ({
      id,
      name,
      confidence,
      source: sources[source],
      why,
    })),
  };
}

/** The gates that are not passed. */
export function failedGates(report: FidelityReport): readonly Finding[] {
  return report.subjects
    .flatMap(({ findings }) => findings)
    .filter(({ use, verdict }) => use === "gate" && verdict !== "within");
}

/** What a practice shows of one target. */
export function measureTarget(practice: SimulatedPractice, target: Target): Finding {
  return findingOf(target, new PracticeView(practice));
}

function findingOf(
  { id, name, population, unit, low, target, high, confidence, source, measure, use }: Target,
  view: PracticeView,
): Finding {
  const observation = measure(view);
  const accepted = acceptedRange({ low, high }, use.kind === "gate" ? use.margin : 0, observation);
  return {
    id,
    name,
    population,
    unit,
    low,
    target,
    high,
    confidence,
    source: sources[source],
    use: use.kind,
    why: use.why,
    observed: observation?.value ?? null,
    sampleSize: observation?.sampleSize ?? 0,
    standardError: observation?.standardError ?? 0,
    accepted,
    verdict: verdictOf(observation, accepted),
  };
}

function acceptedRange(
  { low, high }: Pick<Target, "low" | "high">,
  margin: number,
  observation: Observation | undefined,
): Finding["accepted"] {
  const tolerance = margin + noiseFactor * (observation?.standardError ?? 0);
  // None of the figures can be below 0.
  return { from: Math.max(0, low - tolerance), to: high + tolerance };
}

function verdictOf(observation: Observation | undefined, { from, to }: Finding["accepted"]): Verdict {
  if (observation === undefined) return "not measured";
  return observation.value >= from && observation.value <= to ? "within" : "outside";
}

function countGates(subjects: readonly SubjectReport[]): FidelityReport["gates"] {
  const gates = subjects.flatMap(({ findings }) => findings).filter(({ use }) => use === "gate");
  const count = (verdict: Verdict): number => gates.filter((finding) => finding.verdict === verdict).length;
  return { within: count("within"), outside: count("outside"), notMeasured: count("not measured") };
}
