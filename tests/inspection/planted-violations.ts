import { accountPlants } from "./plants/account-plants.ts";
import { clinicalPlants } from "./plants/clinical-plants.ts";
import { datePlants } from "./plants/date-plants.ts";
import { insurancePlants } from "./plants/insurance-plants.ts";
import { officePlants } from "./plants/office-plants.ts";
import type { Plant } from "./plants/plant.ts";
import { schedulePlants } from "./plants/schedule-plants.ts";

/** For each rule of OpenDental's semantics a violation, as statements for DuckDB. */
export const plantedViolations: Readonly<Record<string, Plant>> = {
  ...datePlants,
  ...schedulePlants,
  ...clinicalPlants,
  ...insurancePlants,
  ...accountPlants,
  ...officePlants,
};
