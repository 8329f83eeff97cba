import fc from "fast-check";
import { expect, test } from "vitest";
import { histories } from "./model/history.ts";
import { playHistory } from "./model/play-history.ts";

test("after any history the warehouse is as the source was, or as it was before the load", async () => {
  const found = await fc.check(
    fc.asyncProperty(histories({ steps: 10 }), (history) => playHistory(history)),
    { numRuns: 500, seed: 20_260_102, timeout: 20_000, includeErrorInReport: true },
  );
  expect(found.failed ? fc.defaultReportMessage(found) : undefined).toBeUndefined();
});
