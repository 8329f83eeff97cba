import { type Day } from "../../../foundation/calendar.ts";
import { periodontalRates } from "../../catalog/rates/periodontitis.ts";
import { type Quadrant, quadrantOf } from "../../catalog/teeth.ts";
import { deepestPocket, type PerioChart } from "../../world/perio.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { Office } from "../../world/world.ts";
import { isInMaintenance } from "../recall/hygiene-regime.ts";
import { lastDone, type Need } from "./chart.ts";

const deepCleanings = ["D4341", "D4342"] as const;

/**
 * The deep cleaning that the last charting asks for, a procedure a quadrant: none in health, when one is planned or
 * was not long ago, or when the charting is old.
 */
export function deepCleaningNeeds(
  office: Office,
  patientId: number,
  chart: readonly Procedure[],
  day: Day,
): readonly Need[] {
  const exam = office.world.perio.lastOf(patientId);
  if (exam === undefined || exam.day + periodontalRates.chartedAfter.recall < day) return [];
  if (chart.some(({ code, status }) => code.startsWith("D434") && status === "planned")) return [];
  const last = lastDone(chart, deepCleanings);
  if (last !== undefined && last + periodontalRates.treatedAgainAfter > day) return [];
  // Who was treated at the predecessor's is in maintenance already.
  if (last === undefined && isInMaintenance(office, patientId, chart)) return [];
  return quadrantsToClean(exam.chart);
}

function quadrantsToClean(chart: PerioChart): readonly Need[] {
  const teeth = new Map<Quadrant, number>();
  let pocketed = 0;
  for (let tooth = 1; tooth <= 32; tooth++) {
    if (deepestPocket(chart, tooth) < 4) continue;
    pocketed++;
    const quadrant = quadrantOf(String(tooth));
    teeth.set(quadrant, (teeth.get(quadrant) ?? 0) + 1);
  }
  if (pocketed < periodontalRates.treatedFrom) return [];
  return quadrants
    .filter((quadrant) => teeth.has(quadrant))
    .map((quadrant) => ({
      code: (teeth.get(quadrant) ?? 0) >= periodontalRates.wholeQuadrant ? "D4341" : "D4342",
      tooth: "",
      surface: quadrant,
      priority: "urgent",
    }));
}

/** The right side first. */
const quadrants: readonly Quadrant[] = ["UR", "LR", "UL", "LL"];
