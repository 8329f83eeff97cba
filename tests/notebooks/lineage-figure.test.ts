import { describe, expect, it } from "vitest";
import { lineage } from "../../notebooks/lib/figures/lineage.ts";
import { inLines, layOutLineage } from "../../notebooks/lib/figures/lineage-layout.ts";
import { commonPart } from "../../notebooks/lib/lineage.ts";
import type { LineageNode, LineagePart } from "../../pipeline/index.ts";
import { checkFigures } from "./check-figures.ts";

const node = (layer: string, relation: string, column: string): LineageNode => ({
  id: `${relation}.${column}`,
  relation,
  column,
  kind: layer === "sources" ? "source" : "model",
  layer,
  description: "",
});
const link = (from: string, to: string) => ({ from, to });

const part: LineagePart = {
  start: "mart_monthly.collection_rate",
  nodes: [
    node("marts", "mart_monthly", "collection_rate"),
    node("intermediate", "int_income", "collected"),
    node("intermediate", "int_income", "produced"),
    node("intermediate", "int_insurance_payments", "insurance_payment"),
    node("staging", "stg_opendental__claimproc", "insurance_payment"),
    node("staging", "stg_opendental__paysplit", "split_amount"),
    node("staging", "stg_opendental__procedurelog", "procedure_fee"),
    node("sources", "opendental.claimproc", "InsPayAmt"),
    node("sources", "opendental.paysplit", "SplitAmt"),
    node("sources", "opendental.procedurelog", "ProcFee"),
  ],
  links: [
    link("int_income.collected", "mart_monthly.collection_rate"),
    link("int_income.produced", "mart_monthly.collection_rate"),
    link("int_insurance_payments.insurance_payment", "int_income.collected"),
    link("stg_opendental__paysplit.split_amount", "int_income.collected"),
    link("stg_opendental__procedurelog.procedure_fee", "int_income.produced"),
    link("stg_opendental__claimproc.insurance_payment", "int_insurance_payments.insurance_payment"),
    link("opendental.claimproc.InsPayAmt", "stg_opendental__claimproc.insurance_payment"),
    link("opendental.paysplit.SplitAmt", "stg_opendental__paysplit.split_amount"),
    link("opendental.procedurelog.ProcFee", "stg_opendental__procedurelog.procedure_fee"),
  ],
};

const text = { title: "Behind the rate", subtitle: "What it is made of" };

checkFigures({
  "lineage-models": lineage(part, { ...text, detail: "models" }),
  "lineage-columns": lineage(part, { ...text, detail: "columns" }),
});

describe("the layout of lineage", () => {
  const { boxes, lines, lanes } = layOutLineage(part, { detail: "columns", width: 880 });

  it("has a box for each relation, with its columns", () => {
    expect(boxes.map(({ relation }) => relation).toSorted()).toEqual(
      [...new Set(part.nodes.map(({ relation }) => relation))].toSorted(),
    );
    expect(
      boxes
        .flatMap(({ rows }) => rows)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(part.nodes.map(({ id }) => id).toSorted());
  });

  it("lets no box cover another, or leave the figure", () => {
    for (const [index, one] of boxes.entries()) {
      expect(one.x).toBeGreaterThanOrEqual(0);
      expect(one.x + one.width).toBeLessThanOrEqual(880);
      for (const other of boxes.slice(index + 1)) {
        const apart =
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect([one.relation, other.relation, apart]).toEqual([one.relation, other.relation, true]);
      }
    }
  });

  it("leads every line from left to right", () => {
    expect(lines).toHaveLength(part.links.length);
    for (const { points } of lines)
      expect(points.map(({ x }) => x)).toEqual(points.map(({ x }) => x).toSorted((a, b) => a - b));
  });

  it("keeps the layers apart, in their order", () => {
    expect(lanes.map(({ layer }) => layer)).toEqual(["sources", "staging", "intermediate", "marts"]);
    for (const [index, { from }] of lanes.slice(1).entries())
      expect(from).toBeGreaterThan(lanes[index]?.to ?? 0);
  });

  it("draws one line between two models, however many columns link them", () => {
    const models = layOutLineage(part, { detail: "models", width: 720 });
    expect(models.lines.filter(({ to }) => to === "mart_monthly")).toHaveLength(1);
    expect(models.boxes.flatMap(({ rows }) => rows)).toEqual([]);
  });

  it("is the same for the same part", () => {
    expect(layOutLineage(part, { detail: "columns", width: 880 }).lines).toEqual(lines);
  });

  it("can be empty", () => {
    expect(lineage({ start: "a.b", nodes: [], links: [] }, { ...text, detail: "models" })).not.toMatch(
      /NaN|Infinity/,
    );
  });
});

describe("a name in lines", () => {
  it("breaks after underscores, and loses no letter", () => {
    expect(inLines("mart_practice_monthly_kpis", 14)).toEqual(["mart_practice_", "monthly_kpis"]);
    expect(inLines("stg_opendental__claimproc", 16)).toEqual(["stg_opendental__", "claimproc"]);
    expect(inLines("opendental__claimproc", 6).join("")).toBe("opendental__claimproc");
    expect(Math.max(...inLines("opendental__claimproc", 6).map(({ length }) => length))).toBeLessThanOrEqual(
      6,
    );
  });
});

describe("the common part of two lineages", () => {
  it("has the ways between their starts alone", () => {
    const ahead: LineagePart = {
      start: "opendental.claimproc.InsPayAmt",
      nodes: part.nodes.filter(({ id }) => /InsPay|insurance_payment|collect/.test(id)),
      links: part.links.filter(({ from }) => /InsPay|insurance_payment|collect/.test(from)),
    };
    const between = commonPart(ahead, part);
    expect(between.start).toBe("opendental.claimproc.InsPayAmt");
    expect(between.links).toHaveLength(4);
  });
});
