import { BitewingError } from "../../../foundation/errors.ts";
import { downstream } from "./downstream.ts";
import { growingGroup } from "./growing-group.ts";
import { longEstablished } from "./long-established.ts";
import type { Scenario } from "./scenario.ts";
import { specimen } from "./specimen.ts";
import { suburbanFamily } from "./suburban-family.ts";

/** The scenario of a request that names none. */
export const defaultScenario: Scenario = suburbanFamily;

/** Each figure that departs from the default is judged (grade L). */
const all: readonly Scenario[] = [
  suburbanFamily,
  {
    ...suburbanFamily,
    name: "young-suburban",
    summary: "young families with children in a new suburb, growing fast",
    people: {
      familySizes: [
        [1, 24],
        [2, 16],
        [3, 22],
        [4, 25],
        [5, 10],
        [6, 3],
      ],
      headAges: [
        [[20, 34], 56],
        [[35, 49], 32],
        [[50, 64], 9],
        [[65, 74], 2],
        [[75, 90], 1],
      ],
      childAges: [1, 14],
    },
    payers: { insured: { under65: 0.88, from65: 0.55 }, publicPlan: 0.04 },
    newcomersPerYear: 0.3,
  },
  {
    ...suburbanFamily,
    name: "medicaid-heavy",
    summary: "more than half of the patients insured by the state's program, more missed visits",
    people: { ...suburbanFamily.people, childAges: [1, 18] },
    payers: { insured: { under65: 0.86, from65: 0.5 }, publicPlan: 0.68 },
    attendance: { missed: 1.8, cancelled: 1.15 },
  },
  {
    ...suburbanFamily,
    name: "hygiene-short",
    summary: "too few hygienists: full hygiene chairs, long waits, late recalls",
    hygieneCapacity: 0.68,
  },
  {
    ...suburbanFamily,
    name: "after-fee-increase",
    summary: "one steep fee increase in the second January, and patients who leave over it",
    feeIncrease: { january: 2, share: 0.14, leave: 0.13, withinDays: 200, acceptance: 0.85 },
  },
  growingGroup,
  longEstablished,
  downstream,
  specimen,
];

/** Every scenario by its name, the default first. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  all.map((scenario) => [scenario.name, scenario]),
);

/**
 * The scenario of a name; the default one when none is given.
 *
 * @throws {BitewingError} of kind `usage` that lists the names.
 */
export function scenarioNamed(name: string | undefined): Scenario {
  if (name === undefined) return defaultScenario;
  const scenario = scenarios.get(name);
  if (scenario !== undefined) return scenario;
  throw new BitewingError({
    kind: "usage",
    what: `There is no scenario '${name}'.`,
    next: `Choose one of: ${[...scenarios.keys()].join(", ")}.`,
  });
}
