/** No row lost at a watermark; deletes arrive; equal to a full load: 10,000 histories of sources and warehouses. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { histories } from "../pipeline/model/history.ts";
import { playHistory } from "../pipeline/model/play-history.ts";

/** In parts, so that both cores have work and a failure is told early. */
const parts = Array.from({ length: 10 }, (_, i) => i + 1);
const historiesOfAPart = 1000;

it.each(parts)("keeps the warehouse equal to the source through 1,000 histories, part %i", async (part) => {
  const found = await fc.check(
    fc.asyncProperty(histories({ steps: 14 }), (history) => playHistory(history)),
    { numRuns: historiesOfAPart, seed: part, timeout: 20_000, includeErrorInReport: true },
  );
  expect(found.failed ? fc.defaultReportMessage(found) : undefined).toBeUndefined();
  expect(found.numRuns).toBe(historiesOfAPart);
});
