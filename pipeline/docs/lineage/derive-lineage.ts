import { messageOf } from "../../../foundation/errors.ts";
import { quoteSql } from "../../../foundation/sql-text.ts";
import type { Project, ProjectNode, Source } from "../../project/project.ts";
import type { Metric } from "../../project/semantic/semantics.ts";
import {
  type ColumnLineage,
  LineageGraph,
  type LineageProblem,
  metricColumn,
  type RelationLineage,
} from "./lineage-graph.ts";
import {
  columnKey,
  columnOf,
  directly,
  noOrigins,
  type Origins,
  type Rowset,
  rowsColumn,
  unresolved,
} from "./origins.ts";
import { QueryLineage } from "./query-lineage.ts";
import { SqlParser, UnparsedQuery } from "./sql-parser.ts";
import type { QueryNode } from "./syntax-tree.ts";

export interface LineageInput {
  readonly project: Project;
  /** The SQL of a model, compiled for DuckDB. */
  readonly compile: (node: Extract<ProjectNode, { resourceType: "model" }>) => Promise<string>;
  /** The query of a metric for DuckDB, with its figure as `value`. */
  readonly compileMetric: (metric: Metric) => string;
  /** The columns of a source, seed or model, in order; undefined when they are unknown. */
  readonly columnsOf: (node: Source | ProjectNode) => readonly string[] | undefined;
}

/**
 * Derives which columns the columns of each model and the figure of each metric come from, by parsing the compiled SQL
 * of every model in the order of the graph, then that of the metrics. What cannot be compiled or parsed is among the
 * problems, and its columns are unresolved.
 */
export async function deriveLineage(input: LineageInput): Promise<LineageGraph> {
  const parser = await SqlParser.open();
  try {
    return await new Derivation(input, parser, await parser.aggregates()).run();
  } finally {
    parser.close();
  }
}

type Trees = ReadonlyMap<string, QueryNode | Error>;

class Derivation {
  private readonly input: LineageInput;
  private readonly parser: SqlParser;
  private readonly aggregates: ReadonlySet<string>;
  private readonly relations = new Map<string, RelationLineage>();
  private readonly problems: LineageProblem[] = [];
  /** By the quoted name in lower case, as SQL finds them. */
  private readonly byName = new Map<string, { readonly id: string; readonly rowset: Rowset }>();

  constructor(input: LineageInput, parser: SqlParser, aggregates: ReadonlySet<string>) {
    this.input = input;
    this.parser = parser;
    this.aggregates = aggregates;
  }

  async run(): Promise<LineageGraph> {
    const { project } = this.input;
    const trees = await this.parsed();
    for (const source of project.sources.values()) this.addRoot(source);
    for (const id of project.order) {
      const node = project.nodes.get(id);
      if (node?.resourceType === "model") this.addModel(node, trees);
      // The history of a snapshot begins with it.
      else if (node?.resourceType === "seed" || node?.resourceType === "snapshot") this.addRoot(node);
    }
    for (const metric of project.metrics.values()) this.addMetric(metric, trees);
    return new LineageGraph(this.relations, this.problems);
  }

  /** The syntax trees of models and metrics by id, or why there is none. */
  private async parsed(): Promise<Trees> {
    const { project, compile, compileMetric } = this.input;
    const trees = new Map<string, QueryNode | Error>();
    const queries = new Map<string, string>();
    const note = async (id: string, query: () => string | Promise<string>): Promise<void> => {
      try {
        queries.set(id, await query());
      } catch (thrown) {
        trees.set(id, thrown instanceof Error ? thrown : new Error(messageOf(thrown)));
      }
    };
    for (const node of project.nodes.values()) {
      if (node.resourceType === "model") await note(node.uniqueId, () => compile(node));
    }
    for (const metric of project.metrics.values()) await note(metric.uniqueId, () => compileMetric(metric));
    const parsed = await this.parser.parseAll([...queries.values()]);
    [...queries.keys()].forEach((id, i) => {
      const tree = parsed[i];
      if (tree !== undefined) trees.set(id, tree);
    });
    return trees;
  }

  private addRoot(node: Source | ProjectNode): void {
    const columns = this.knownColumns(node);
    this.add(node, { columns: columns.map(literal), rows: literal(rowsColumn) });
  }

  private addModel(node: Extract<ProjectNode, { resourceType: "model" }>, trees: Trees): void {
    try {
      const rowset = this.resolve(trees.get(node.uniqueId));
      const columns = rowset.columns.map(({ name, origins }) => lineageOf(name, origins));
      this.add(node, { columns, rows: lineageOf(rowsColumn, rowset.rows) });
      for (const { name, unresolved } of columns) {
        if (unresolved.length > 0)
          this.report(node, `'${name}' cannot be followed: ${unresolved.join(", ")}`);
      }
    } catch (thrown) {
      const line = thrown instanceof UnparsedQuery ? thrown.line : undefined;
      this.report(node, messageOf(thrown), line);
      const lost = unresolved(messageOf(thrown));
      const columns = this.knownColumns(node).map((name) => lineageOf(name, lost));
      this.add(node, { columns, rows: lineageOf(rowsColumn, lost) });
    }
  }

  private addMetric(metric: Metric, trees: Trees): void {
    const { uniqueId: relation } = metric;
    const add = (origins: Origins): void => {
      const figure = lineageOf(metricColumn, origins);
      this.relations.set(relation, { relation, columns: [figure], rows: figure });
    };
    try {
      const { columns } = this.resolve(trees.get(relation));
      const { origins } = columns.find(({ name }) => name === metricColumn) ?? {
        origins: unresolved(metricColumn),
      };
      add(origins);
      if (origins.unresolved.size > 0)
        this.report(metric, `'${metric.name}' cannot be followed: ${[...origins.unresolved].join(", ")}`);
    } catch (thrown) {
      this.report(metric, messageOf(thrown));
      add(unresolved(messageOf(thrown)));
    }
  }

  private resolve(tree: QueryNode | Error | undefined): Rowset {
    if (tree === undefined || tree instanceof Error) throw tree;
    return new QueryLineage((name) => this.find(name), this.aggregates).resolve(tree);
  }

  private report(node: ProjectNode | Metric, what: string, line?: number): void {
    const where = line === undefined ? node.path : `${node.path}, line ${line} of the compiled SQL`;
    this.problems.push({ relation: node.uniqueId, where, what });
  }

  /** When nothing better is known, the described ones. */
  private knownColumns(node: Source | ProjectNode): readonly string[] {
    return this.input.columnsOf(node) ?? node.columns.map(({ name }) => name);
  }

  private add(node: Source | ProjectNode, lineage: Omit<RelationLineage, "relation">): void {
    const { uniqueId: id } = node;
    this.relations.set(id, { relation: id, ...lineage });
    const rowset: Rowset = {
      columns: lineage.columns.map(({ name }) => ({ name, origins: directly(columnKey(id, name)) })),
      rows: directly(columnKey(id, rowsColumn)),
    };
    this.byName.set(node.relation.text().toLowerCase(), { id, rowset });
  }

  private find(name: {
    readonly database: string | undefined;
    readonly schema: string | undefined;
    readonly identifier: string;
  }): Rowset | undefined {
    const { database, schema, identifier } = name;
    const isBare = database === undefined && schema === undefined;
    const parts = [database ?? this.input.project.target.database, schema, identifier];
    const quoted = parts.flatMap((part) => (part === undefined ? [] : [quoteSql(part)])).join(".");
    return this.byName.get((isBare ? identifier : quoted).toLowerCase())?.rowset;
  }
}

function literal(name: string): ColumnLineage {
  return lineageOf(name, noOrigins);
}

/** What a column rests on directly is not told as an influence again. */
function lineageOf(name: string, { direct, influence, unresolved }: Origins): ColumnLineage {
  return {
    name,
    direct: [...direct].map(columnOf),
    influence: [...influence].filter((key) => !direct.has(key)).map(columnOf),
    unresolved: [...unresolved],
  };
}
