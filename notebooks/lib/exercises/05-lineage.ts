import type { LineageNode, ProjectColumns } from "../../../pipeline/index.ts";
import { openLineage } from "../lineage.ts";
import type { ExerciseSheet, Ground } from "./exercise.ts";
import { trueFigure } from "./truth-figures.ts";

const utilisation = "mart_practice_monthly_performance.chair_utilisation";
const adjustmentAmount = "opendental.adjustment.AdjAmt";

export const lineageSheet: ExerciseSheet = {
  "source-columns": {
    unit: "name",
    expected: async (ground) => plainNames(sourcesThatMake(await lineageOf(ground), utilisation)),
    mistakes: [
      {
        answer: async (ground) => {
          const columns = await lineageOf(ground);
          return plainNames([...sourcesThatMake(columns, utilisation), ...columns.deciders(utilisation)]);
        },
        hint: "Columns that only decide which rows count are in it: asked for are those whose values make the figure.",
      },
      {
        answer: async (ground) => plainNames((await lineageOf(ground)).deciders(utilisation)),
        hint: "Those decide which rows count. Which values make the figure?",
      },
      {
        answer: async (ground) =>
          (await lineageOf(ground))
            .behind(utilisation)
            .nodes.filter(({ layer }) => layer === "staging")
            .map(({ id }) => id),
        hint: "Those are the names in staging: one step further back stand OpenDental's.",
      },
    ],
  },
  "marts-affected": {
    unit: "count",
    expected: async (ground) => (await martsMadeOf(ground, adjustmentAmount)).size,
    mistakes: [
      {
        answer: (ground) => countAhead(ground, ({ layer }) => layer === "marts", "id"),
        hint: "Those are columns: several of them stand in one mart.",
      },
      {
        answer: (ground) => countAhead(ground, ({ kind }) => kind === "model", "relation"),
        hint: "Models of all layers are in it.",
      },
      {
        answer: (ground) =>
          countAhead(ground, ({ layer }) => layer === "marts" || layer === "metrics", "relation"),
        hint: "Metrics are in it: they are made of marts, and are none.",
      },
      {
        answer: (ground) => countAhead(ground, ({ relation }) => relation.startsWith("mart_"), "relation"),
        hint: "Facts and dimensions are marts too: go by the layer, not by the name.",
      },
    ],
  },
  "write-off-raised": {
    unit: "share",
    expected: (ground) => rateAfter(ground, ({ collected, net }) => collected / (net - 1_000)),
    mistakes: [
      {
        answer: (ground) => rateAfter(ground, ({ collected, net }) => collected / net),
        hint: "That is the rate as it is now: the write-off is behind it, so it moves.",
      },
      {
        answer: (ground) => rateAfter(ground, ({ collected, net }) => collected / (net + 1_000)),
        hint: "A larger write-off leaves less to collect: look at its sign in net production.",
      },
      {
        answer: (ground) => rateAfter(ground, ({ collected, net }) => (collected - 1_000) / net),
        hint: "A write-off is no payment: which side of the fraction does its way lead to?",
      },
      {
        answer: (ground) => rateAfter(ground, ({ collected, net }) => (collected - 1_000) / (net - 1_000)),
        hint: "A write-off is no payment: its way leads to one side of the fraction alone.",
      },
      {
        answer: (ground) => rateAfter(ground, ({ collected, gross }) => collected / (gross - 1_000)),
        hint: "That divides by gross production.",
      },
    ],
  },
};

const opened = new WeakMap<Ground, Promise<ProjectColumns>>();

/** Lineage takes seconds to derive, so it is derived once for all questions. */
function lineageOf(ground: Ground): Promise<ProjectColumns> {
  const known = opened.get(ground) ?? openLineage({ path: ground.warehouse.path });
  opened.set(ground, known);
  return known;
}

/** Those source columns that have the column ahead of them: the way that the solution does not go. */
function sourcesThatMake(columns: ProjectColumns, column: string): readonly LineageNode[] {
  return columns
    .behind(column)
    .nodes.filter(({ kind, id }) => kind === "source" && isAhead(columns, id, column));
}

function isAhead(columns: ProjectColumns, from: string, to: string): boolean {
  return columns.ahead(from).nodes.some(({ id }) => id === to);
}

/** As learners write them: `schedule.StartTime`. */
function plainNames(nodes: readonly LineageNode[]): readonly string[] {
  return nodes.map(({ id }) => id.replace(/^opendental\./, ""));
}

/** The marts that have, behind one of their columns, a source column. */
async function martsMadeOf(ground: Ground, source: string): Promise<ReadonlySet<string>> {
  const columns = await lineageOf(ground);
  const candidates = columns.ahead(source).nodes.filter(({ layer }) => layer === "marts");
  const made = candidates.filter(({ id }) => columns.behind(id).nodes.some((node) => node.id === source));
  return new Set(made.map(({ relation }) => relation));
}

async function countAhead(
  ground: Ground,
  isCounted: (node: LineageNode) => boolean,
  by: "id" | "relation",
): Promise<number> {
  const { nodes } = (await lineageOf(ground)).ahead(adjustmentAmount);
  return new Set(nodes.filter(isCounted).map((node) => node[by])).size;
}

interface MonthOfTruth {
  readonly collected: number;
  readonly net: number;
  readonly gross: number;
}

/** A rate of the last complete month. */
async function rateAfter(ground: Ground, rate: (month: MonthOfTruth) => number): Promise<number> {
  const [row] = await ground.warehouse.rows(`
    select strftime(max(month_start), '%Y-%m-%d') as month
    from marts.mart_practice_monthly_kpis
    where not is_partial_month`);
  const figure = (kpi: string): number => trueFigure(ground, { kpi, month: String(row?.["month"]) });
  return rate({
    collected: figure("practice_collections"),
    net: figure("practice_net_production"),
    gross: figure("practice_gross_production"),
  });
}
