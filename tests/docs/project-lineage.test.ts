import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DuckDbUrl } from "../../foundation/database-url.ts";
import { generate } from "../../generator/index.ts";
import { projectColumns } from "../../pipeline/docs/project-columns.ts";
import { type ProjectLineage, projectLineage } from "../../pipeline/docs/project-lineage.ts";
import { traceIn } from "../../pipeline/docs/trace-column.ts";
import { build, load } from "../../pipeline/index.ts";

let folder: string;
let content: ProjectLineage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitewing-lineage-"));
  const practice: DuckDbUrl = { kind: "duckdb", path: join(folder, "practice.duckdb") };
  const target: DuckDbUrl = { kind: "duckdb", path: join(folder, "warehouse.duckdb") };
  const options = { target, projectDirectory: "sql", artifacts: join(folder, "target") };
  await generate({ to: practice, patients: 10, years: 1, seed: 3 });
  await load({ from: practice, to: target });
  await build(options);
  content = await projectLineage(options);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const models = () => [...content.project.nodes.values()].filter((node) => node.resourceType === "model");

describe("the lineage of the practice's models", () => {
  it("has the warehouse's columns in their order, for every model", () => {
    expect(models().length).toBeGreaterThan(80);
    const built = models().filter(({ relation }) => relation.type !== "cte");
    const derived = built.map(({ uniqueId }) => {
      const columns = content.lineage.relations.get(uniqueId)?.columns ?? [];
      return [uniqueId, columns.map(({ name }) => name)];
    });
    expect(derived).toEqual(
      built.map(({ uniqueId, relation }) => [uniqueId, content.warehouse.columnNames(relation)]),
    );
  });

  it("leaves nothing unresolved", () => {
    expect(content.lineage.problems).toEqual([]);
  });

  it("ends, for every column, in a source, a seed, or a value that the query makes", () => {
    const { lineage } = content;
    const columns = models().flatMap(({ uniqueId: relation }) =>
      (lineage.relations.get(relation)?.columns ?? []).map(({ name: column }) => ({ relation, column })),
    );
    expect(columns.length).toBeGreaterThan(1000);
    const lost = columns.filter((start) =>
      lineage.behind(start).some((id) => lineage.column(id) === undefined),
    );
    expect(lost).toEqual([]);
    // Without a source behind it, a column is made by the query: literals and generated values.
    const made = columns.filter((start) => lineage.roots(start).length === 0);
    expect(made.every((start) => lineage.behind(start).every((id) => !lineage.isRoot(id)))).toBe(true);
    expect(made.length).toBeLessThan(columns.length / 10);
  });

  it("leads the net collection rate back to what was paid and what was produced", () => {
    const start = { relation: "model.bitewing.mart_practice_monthly_kpis", column: "net_collection_rate" };
    const roots = traceIn(content.project, content.lineage, start).roots;
    expect(roots.map(({ relation, column }) => `${relation}.${column}`)).toEqual(
      expect.arrayContaining([
        "opendental.adjustment.AdjAmt",
        "opendental.claimproc.InsPayAmt",
        "opendental.claimproc.WriteOff",
        "opendental.paysplit.SplitAmt",
        "opendental.procedurelog.ProcFee",
      ]),
    );
  });

  it("leads the metric of the net collection rate back to the same columns", () => {
    const metric = content.project.metrics.get("net_collection_rate");
    const start = { relation: metric?.uniqueId ?? "", column: "value" };
    const { roots, trace } = traceIn(content.project, content.lineage, start);
    expect(roots.map(({ relation, column }) => `${relation}.${column}`)).toEqual([
      "opendental.adjustment.AdjAmt",
      "opendental.claimproc.InsPayAmt",
      "opendental.claimproc.WriteOff",
      "opendental.paysplit.SplitAmt",
      "opendental.procedurelog.BaseUnits",
      "opendental.procedurelog.ProcFee",
      "opendental.procedurelog.UnitQty",
    ]);
    expect(trace.from.map(({ relation }) => relation)).toEqual(
      expect.arrayContaining(["fact_payment", "fact_procedure", "fact_adjustment"]),
    );
  });

  it("leads every metric back to a source", () => {
    const { metrics } = content.project;
    expect(metrics.size).toBeGreaterThan(50);
    const lost = [...metrics.values()].filter(
      ({ uniqueId: relation }) => content.lineage.roots({ relation, column: "value" }).length === 0,
    );
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  it("leads every KPI back to a source", () => {
    const kpis = models().flatMap(({ uniqueId: relation, columns }) =>
      columns.filter(({ meta }) => "answer_key" in meta).map(({ name: column }) => ({ relation, column })),
    );
    expect(kpis.length).toBeGreaterThanOrEqual(40);
    expect(kpis.filter((kpi) => content.lineage.roots(kpi).length === 0)).toEqual([]);
  });
});

describe("the columns around a column", () => {
  const columns = () => projectColumns(content.project, content.lineage);
  const rate = "mart_practice_monthly_kpis.net_collection_rate";

  it("behind it end in its source columns, linked without a gap", () => {
    const { start, nodes, links } = columns().behind(rate);
    expect(start).toBe(rate);
    expect(
      nodes
        .filter(({ kind }) => kind === "source")
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([
      "opendental.adjustment.AdjAmt",
      "opendental.claimproc.InsPayAmt",
      "opendental.claimproc.WriteOff",
      "opendental.paysplit.SplitAmt",
      "opendental.procedurelog.BaseUnits",
      "opendental.procedurelog.ProcFee",
      "opendental.procedurelog.UnitQty",
    ]);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(links.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
    expect([...new Set(nodes.map(({ layer }) => layer))].toSorted()).toEqual([
      "intermediate",
      "marts",
      "sources",
      "staging",
    ]);
    expect(nodes.find(({ id }) => id === "stg_opendental__claimproc.write_off")?.description).toContain(
      "WriteOff",
    );
  });

  it("ahead of a source column are those that have it behind them", () => {
    const { nodes } = columns().ahead("opendental.claimproc.InsPayAmt");
    expect(nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([rate, "metric:net_collection_rate"]));
    for (const { id } of nodes.slice(1, 40)) {
      expect(
        columns()
          .behind(id)
          .nodes.map((node) => node.id),
      ).toContain("opendental.claimproc.InsPayAmt");
    }
  });

  it("that decide which rows count are told apart from those that make the value", () => {
    const deciders = columns()
      .deciders(rate)
      .map(({ id }) => id);
    expect(deciders).toEqual(
      expect.arrayContaining([
        "opendental.claimproc.Status",
        "opendental.paysplit.UnearnedType",
        "opendental.procedurelog.ProcStatus",
      ]),
    );
    expect(deciders).not.toContain("opendental.procedurelog.ProcFee");
    expect(deciders).toEqual(deciders.toSorted());
  });
});
