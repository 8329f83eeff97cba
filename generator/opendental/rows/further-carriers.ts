import { dayOfMoment } from "../../../foundation/calendar.ts";
import { keyedRandom, type Random } from "../../../foundation/random.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import { fictionalPhone } from "../../catalog/names.ts";
import { officeListRates } from "../../catalog/rates/office-lists.ts";
import { states } from "../../catalog/states.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Carrier, Subscription } from "../../world/insurance.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

/**
 * `carrier`: insurers that were entered a second time, because a patient's card gave another name and another claims
 * office. The plan was put on the carrier on file the same day and the second one hidden, so that no plan or claim is
 * on it.
 */
export function writeFurtherCarriers(book: PracticeBook, out: RowWriter): void {
  const { events, settings } = book;
  const draw = keyedRandom(settings.seed);
  for (const event of events) {
    if (event.kind !== "coverage started" || event.subscription === undefined) continue;
    const carrier = carrierOf(book, event.subscription);
    if (carrier === undefined) continue;
    const random = draw("subscription", event.subscription.id, "carrier entered anew");
    if (!random.chance(officeListRates.carrierEnteredAnew)) continue;
    out.write("carrier", {
      ...asOnTheCard(carrier, random),
      NoSendElect: enumerations.NoSendElectType.NoSendElect,
      IsHidden: 1,
      CarrierGroupName: definitionNumber("CarrierGroupNames", "Commercial"),
      SecUserNumEntry: book.frontDesk.id,
      SecDateEntry: dayOfMoment(event.at),
      SecDateTEdit: event.at,
    });
  }
}

function carrierOf({ world }: PracticeBook, { planId }: Subscription): Carrier | undefined {
  const plan = world.plans.get(planId);
  return plan === undefined ? undefined : world.carriers.get(plan.carrierId);
}

function asOnTheCard({ name, city, zip }: Carrier, random: Random) {
  const [state, stateName] = random.pick(states);
  const ending = random.pick([
    `of ${stateName}`,
    "Claims",
    "PPO",
    "Group Claims",
    "Federal",
    `${state} Claims`,
  ]);
  return {
    CarrierName: `${name} ${ending}`,
    Address: `PO Box ${random.integer(1000, 99_999)}`,
    City: city,
    State: state,
    Zip: zip,
    Phone: fictionalPhone(random),
  };
}
