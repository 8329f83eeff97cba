import type { SimulatedPractice } from "../world/world.ts";

/** As counted in seven practices of four scenarios: 7.1 to 7.6, more only in the smallest, and 130. */
const rowsOfAnEvent = 7.4;
const rowsOfAnImportedChart = 130;

/** About how many rows will be written of a practice; how many, nobody knows before the last one. */
export function expectedRows({ events, world }: SimulatedPractice): number {
  return Math.round(events.length * rowsOfAnEvent + world.imported.size * rowsOfAnImportedChart);
}
