import type { Random } from "../../foundation/random.ts";
import { lastName } from "./names.ts";

const trades = [
  "Manufacturing",
  "Logistics",
  "Foods",
  "Timber",
  "Builders",
  "School District",
  "Clinic Group",
  "Software",
  "Hardware",
  "Motors",
  "Credit Union",
  "Farms",
  "Electric",
  "Hotels",
] as const;

/** An invented firm: a surname of Faker's list and a trade. */
export const employerName = (random: Random): string => `${lastName(random)} ${random.pick(trades)}`;
