import * as aq from "arquero";
import { describe, expect, it } from "vitest";
import type { Ground } from "../../../notebooks/lib/exercises/exercise.ts";
import {
  trueFigure,
  trueFiguresByProvider,
  wrongFigure,
} from "../../../notebooks/lib/exercises/truth-figures.ts";

const answers = [
  "kpi,month,provider_id,value",
  "collections,2026-03-01,1,10.50",
  "collections,2026-03-01,2,0.00",
  "collections,2026-03-01,3,7.25",
  "collections,2026-04-01,1,99.00",
  "practice_collections,2026-03-01,,17.75",
].join("\n");
const variants = "variant,month,value\ncollections_by_service_date,2026-03-01,12.00";

const ground: Ground = {
  get warehouse(): never {
    throw new Error("The answer key alone is asked.");
  },
  practice: () => Promise.reject(new Error("The answer key alone is asked.")),
  truth: (table) => aq.fromCSV(table === "variants" ? variants : answers),
};

const march = "2026-03-01";

describe("figures of the answer key", () => {
  it("are those of the practice, or of a provider where one is named", () => {
    expect(trueFigure(ground, { kpi: "practice_collections", month: march })).toBe(17.75);
    expect(trueFigure(ground, { kpi: "collections", month: march, provider: 3 })).toBe(7.25);
  });

  it("by provider leave out who has nothing, and other months", () => {
    expect([...trueFiguresByProvider(ground, { kpi: "collections", month: march })]).toEqual([
      [1, 10.5],
      [3, 7.25],
    ]);
  });

  it("of a wrong definition are those of its variant", () => {
    expect(wrongFigure(ground, { variant: "collections_by_service_date", month: march })).toBe(12);
  });

  it("are missed by name", () => {
    expect(() => trueFigure(ground, { kpi: "collections", month: march })).toThrow(/no collections/);
    expect(() => wrongFigure(ground, { variant: "unheard_of", month: march })).toThrow(/no unheard_of/);
  });
});
