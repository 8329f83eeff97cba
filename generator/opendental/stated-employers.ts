import { ageOn, dayOfMoment } from "../../foundation/calendar.ts";
import { keyedRandom, type Random } from "../../foundation/random.ts";
import { employerName } from "../catalog/employers.ts";
import { fictionalPhone, streetAddress } from "../catalog/names.ts";
import type { Place } from "../catalog/places.ts";
import { officeListRates } from "../catalog/rates/office-lists.ts";
import { town, townCount } from "../catalog/setup/towns.ts";
import type { PracticeBook } from "./book.ts";

/** Where an employer is. */
interface EmployerAddress extends Place {
  readonly street: string;
  readonly phone: string;
}

/** An employer that a new patient named and that no plan on file belongs to. */
export interface StatedEmployer {
  /** EmployerNum: after those of the plans, which are all on file from the first day. */
  readonly id: number;
  readonly patientId: number;
  readonly name: string;
  /** Undefined where the form was left empty. */
  readonly address: EmployerAddress | undefined;
}

/** In the order in which their patients joined. Each is entered for one patient: nobody looks for it among the others. */
export function* statedEmployers({ world, settings }: PracticeBook): Generator<StatedEmployer> {
  const draw = keyedRandom(settings.seed);
  let id = [...world.employers.keys()].reduce((last, key) => Math.max(last, key), 0);
  for (const { id: patientId, birthdate, joined } of world.patients.values()) {
    if (ageOn(birthdate, dayOfMoment(joined)) < 18) continue;
    const random = draw("patient", patientId, "stated employer");
    if (!random.chance(officeListRates.statedEmployer)) continue;
    id += 1;
    yield { id, patientId, name: employerName(random), address: addressFrom(random) };
  }
}

function addressFrom(random: Random): EmployerAddress | undefined {
  if (!random.chance(officeListRates.employerAddress)) return undefined;
  const place = town(random.integer(0, townCount - 1));
  return { ...place, street: streetAddress(random), phone: fictionalPhone(random) };
}
