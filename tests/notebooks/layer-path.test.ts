import { describe, expect, it } from "vitest";
import { layerPath, nameLines, placeStations, type Station } from "../../notebooks/lib/figures/layer-path.ts";
import { checkFigures } from "./check-figures.ts";

const stations: readonly Station[] = [
  station({ name: "adjustment", layer: "raw" }),
  station({ name: "stg_opendental__adjustment", layer: "staging", from: "adjustment" }),
  station({ name: "int_adjustments", from: "stg_opendental__adjustment" }),
  station({ name: "fact_adjustment", layer: "marts", from: "int_adjustments" }),
  station({ name: "int_procedure_accounts", from: "int_adjustments" }),
  station({ name: "int_provider_income", from: "stg_opendental__adjustment", holds: "$21.23", among: 7 }),
  station({ name: "mart_provider_monthly_kpis", layer: "marts", from: "int_provider_income", among: 7 }),
];

checkFigures({
  "layer-path": layerPath(stations, { subject: "Adjustment 586" }),
  "layer-path-narrow": layerPath(stations, { subject: "Adjustment 586", width: 340, bare: true }),
});

describe("the places of the stations", () => {
  it("give each branch a lane, and stand a station between its branches", () => {
    const places = placeStations(stations).map(({ name, depth, lane }) => [name, depth, lane]);
    expect(places).toEqual([
      ["adjustment", 0, 1.25],
      ["stg_opendental__adjustment", 1, 1.25],
      ["int_adjustments", 2, 0.5],
      ["fact_adjustment", 3, 0],
      ["int_procedure_accounts", 3, 1],
      ["int_provider_income", 2, 2],
      ["mart_provider_monthly_kpis", 3, 2],
    ]);
  });

  it("leave out what comes from nowhere in the picture", () => {
    expect(placeStations([station({ name: "lost", from: "elsewhere" })])).toEqual([]);
  });
});

describe("the lines of a name", () => {
  it.each([
    ["claim", ["claim"]],
    ["stg_opendental__adjustment", ["stg_opendental__", "adjustment"]],
    ["mart_practice_monthly_kpis", ["mart_practice_", "monthly_kpis"]],
    ["averylongnamewithoutabreak", ["averylongnamewithoutabreak"]],
  ])("of %s are %j", (name, lines) => {
    expect(nameLines(name)).toEqual(lines);
  });
});

it("says in words what a station holds and of how many rows", () => {
  const svg = layerPath(stations, { subject: "Adjustment 586" });
  expect(svg).toContain("from stg_opendental__adjustment): 601 rows, 11 columns, $21.23, the sum of 7 rows");
});

it("draws no stations", () => {
  expect(layerPath([], { subject: "Nothing" })).not.toMatch(/NaN|Infinity|undefined/);
});

function station(given: Partial<Station> & { readonly name: string }): Station {
  return {
    layer: "intermediate",
    rows: 601,
    columns: 11,
    holds: "−$225.15",
    among: 1,
    from: null,
    ...given,
  };
}
