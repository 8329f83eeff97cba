/** The ledger closes to the cent on a million procedures, and aging is what the events say at 24 month ends. */
import { expect, it } from "vitest";
import { addMonths, dayOf, lastOfMonth } from "../../foundation/calendar.ts";
import { ageFamily } from "../../generator/ledger/aging.ts";
import { simulate } from "../../generator/simulate.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";
import { type Accounts, accountsFromEvents, ageByQueue } from "./ledger-from-events.ts";
import { promised } from "./promised.ts";

const asOf = dayOf(2026, 6, 30);
const monthEnds = Array.from({ length: 24 }, (_, back) => lastOfMonth(addMonths(dayOf(2026, 6, 1), -back)));
const wanted = promised(1_000_000);

it(`closes to the cent on ${wanted.toLocaleString("en-US")} procedures, at every one of 24 month ends`, () => {
  let procedures = 0;
  for (let seed = 1; procedures < wanted; seed++) {
    const practice = simulate({ patients: 5000, years: 5, seed, asOf });
    const accounts = accountsFromEvents(practice.events);
    expect(differences(practice, accounts)).toEqual([]);
    procedures += accounts.completedProcedures;
    process.stdout.write(`seed ${seed}: ${procedures.toLocaleString("en-US")} procedures, 0 differences\n`);
  }
});

/** Families and days on which the ledger and the events disagree. */
function differences({ world }: SimulatedPractice, { families }: Accounts): readonly string[] {
  const found: string[] = [];
  for (const [guarantorId, account] of families) {
    for (const day of monthEnds) {
      const { insuranceEstimate: _, ...aged } = ageFamily(world, guarantorId, day);
      const expected = ageByQueue(account, day);
      if (JSON.stringify(aged) !== JSON.stringify(expected))
        found.push(`family ${guarantorId} on day ${day}: ${JSON.stringify({ aged, expected })}`);
    }
  }
  return found;
}
