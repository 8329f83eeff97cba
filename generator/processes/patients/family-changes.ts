import type { Day } from "../../../foundation/calendar.ts";
import { familyRates } from "../../catalog/rates/families.ts";
import type { Office } from "../../world/world.ts";

const changesPerYear = familyRates.perYear.reduce((sum, [, rate]) => sum + rate, 0);

/** Draws the day of a family's next change, which may be long after the simulation ends. */
export function promiseFamilyEvent(office: Office, guarantorId: number, day: Day): void {
  const random = office.draw("family", guarantorId, "next change", day);
  const years = -Math.log(1 - random.next()) / changesPerYear;
  office.agenda.promise(day + 1 + Math.round(years * 365.25), { kind: "family event", guarantorId });
}
