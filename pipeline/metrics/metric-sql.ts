import { quoteSql } from "../../foundation/sql-text.ts";
import { parseTemplate } from "../project/jinja/parse-template.ts";
import { render } from "../project/jinja/render.ts";
import { Scope } from "../project/jinja/scope.ts";
import { jinjaFunction, str, TemplateFault } from "../project/jinja/values.ts";
import type { Project } from "../project/project.ts";
import {
  type Aggregation,
  type Dimension,
  type Filter,
  type Metric,
  type MetricInput,
  type SemanticModel,
  type SimpleMetric,
} from "../project/semantic/semantics.ts";
import type { Granularity } from "./granularity.ts";
import { MetricFault } from "./metric-fault.ts";

/** What a metric is split by: `metric_time`, an entity, or `entity__dimension`. */
export type GroupBy = readonly string[];

const metricTime = "metric_time";

export interface MetricQuery {
  readonly metric: Metric;
  readonly by: GroupBy;
  readonly granularity: Granularity;
  /** A query of groups, with the columns of `by`, that are to be there even without a row. */
  readonly groups?: string | undefined;
}

/**
 * The query of a metric: a column for each of `by`, by its name, and `value`. Groups without a row in any of the
 * metric's tables are not in it, unless they are asked for. A ratio has four decimals, rounded half away from zero, and
 * is null where there is nothing to divide by.
 *
 * @throws {MetricFault} when the metric cannot be split so, or a filter names what is not there
 */
export function metricSql(project: Project, { metric, by, granularity, groups }: MetricQuery): string {
  return new MetricCompiler(project, by, granularity).sql(metric, [], groups);
}

class MetricCompiler {
  private readonly project: Project;
  private readonly by: GroupBy;
  private readonly granularity: Granularity;
  /** PostgreSQL takes an untyped null in a union for text. */
  private readonly nothing: string;

  constructor(project: Project, by: GroupBy, granularity: Granularity) {
    this.project = project;
    this.by = by;
    this.granularity = granularity;
    this.nothing = project.target.kind === "postgres" ? "null::numeric" : "null";
  }

  sql(metric: Metric, filters: readonly Filter[], groups?: string): string {
    const all = [...metric.filters, ...filters];
    switch (metric.type) {
      case "simple":
        if (groups === undefined) return this.simple(metric, all);
        return this.combined([{ metric, alias: "figure", filters: [] }], "figure", all, groups);
      case "derived":
        return this.combined(metric.inputs, metric.expr, all, groups);
      case "ratio": {
        const numerator = { ...metric.numerator, alias: "numerator" };
        const denominator = { ...metric.denominator, alias: "denominator" };
        const expr = ratioSql(this.project.target.kind, numerator.alias, denominator.alias);
        return this.combined([numerator, denominator], expr, all, groups);
      }
    }
  }

  /** The inputs side by side. A union, because PostgreSQL joins nulls in full joins by no condition. */
  private combined(
    inputs: readonly MetricInput[],
    expr: string,
    filters: readonly Filter[],
    groups: string | undefined,
  ): string {
    const parts = inputs.map((input, i) => {
      const values = inputs.map(({ alias }, j) => `${i === j ? "value" : this.nothing} as ${alias}`);
      const query = indent(this.sql(input.metric, [...input.filters, ...filters]));
      return `select ${[...this.columns(), ...values].join(", ")} from (\n${query}\n) as input_${i + 1}`;
    });
    if (groups !== undefined) {
      const none = inputs.map(({ alias }) => `${this.nothing} as ${alias}`);
      parts.push(`select ${[...this.columns(), ...none].join(", ")} from (\n${indent(groups)}\n) as groups`);
    }
    const values = inputs.map(({ alias, metric }) => `${filled(`max(${alias})`, metric)} as ${alias}`);
    return [
      `select ${[...this.columns(), `${expr} as value`].join(", ")}`,
      "from (",
      indent(`select ${[...this.columns(), ...values].join(", ")}`),
      indent(`from (\n${indent(parts.join("\nunion all\n"))}\n) as inputs`),
      indent(this.grouping()),
      ") as combined",
    ]
      .filter((line) => line.trim() !== "")
      .join("\n");
  }

  private simple(metric: SimpleMetric, filters: readonly Filter[]): string {
    const facts = new FactTable(this.project, metric);
    const isTimed = `${facts.column(metricTime)} is not null`;
    const conditions = filters.map((filter) => `(${renderFilter(filter, (name) => facts.column(name))})`);
    const time = (column: string): string => `cast(date_trunc('${this.granularity}', ${column}) as date)`;
    const groups = this.by.map((name) =>
      name === metricTime ? time(facts.column(name)) : facts.column(name),
    );
    const selected = groups.map((group, i) => `${group} as ${quoteSql(this.by[i] ?? "")}`);
    const value = aggregate(metric.measure.aggregation, facts.measure);
    return [
      `select ${[...selected, `${filled(value, metric)} as value`].join(", ")}`,
      facts.from(),
      `where ${[isTimed, ...conditions].join(" and ")}`,
      ...(groups.length === 0 ? [] : [`group by ${groups.join(", ")}`]),
    ].join("\n");
  }

  private columns(): string[] {
    return this.by.map(quoteSql);
  }

  private grouping(): string {
    return this.by.length === 0 ? "" : `group by ${this.columns().join(", ")}`;
  }
}

function filled(value: string, metric: Metric): string {
  const nothing = valueOfNothing(metric);
  return nothing === undefined ? value : `coalesce(${value}, ${nothing})`;
}

/** What a metric is where none of its tables has a row; undefined for no value. */
function valueOfNothing(metric: Metric): string | undefined {
  if (metric.type === "simple")
    return metric.fillNullsWith === undefined ? undefined : String(metric.fillNullsWith);
  if (metric.type === "ratio") return undefined;
  const inputs = metric.inputs.map(({ alias, metric: input }) => ({ alias, value: valueOfNothing(input) }));
  if (inputs.some(({ value }) => value === undefined)) return undefined;
  const values = inputs.map(({ alias, value }) => `${value} as ${alias}`).join(", ");
  return `(select ${metric.expr} from (select ${values}) as nothing)`;
}

/** The rows that a measure is taken of, with the columns that are asked for; dimensions of other models are joined. */
class FactTable {
  readonly measure = "facts.measure_value";
  private readonly project: Project;
  private readonly metric: SimpleMetric;
  /** Columns of the fact's own model: alias → expression. */
  private readonly own = new Map<string, string>();
  private readonly joins = new Map<string, Join>();

  constructor(project: Project, metric: SimpleMetric) {
    this.project = project;
    this.metric = metric;
  }

  /** The SQL of a name as the query knows it. */
  column(name: string): string {
    const { semanticModel, measure } = this.metric;
    if (name === metricTime) return this.ownColumn(name, measure.timeDimension.expr);
    const entity = semanticModel.entities.find((candidate) => candidate.name === name);
    if (entity !== undefined) return this.ownColumn(name, entity.expr);
    const [prefix, dimensionName] = splitName(name);
    const dimension = dimensionOf(semanticModel, dimensionName);
    const isOwn = prefix === undefined || prefix === semanticModel.primaryEntity;
    if (dimension !== undefined && isOwn) return this.ownColumn(name, dimension.expr);
    if (prefix !== undefined) return this.joinedColumn(name, prefix, dimensionName);
    throw this.unknown(name);
  }

  from(): string {
    const columns = [...this.own].map(([alias, expr]) => `${expr} as ${quoteSql(alias)}`);
    const relation = relationOf(this.project, this.metric.semanticModel);
    const facts = `(select ${[...columns, `${this.metric.measure.expr} as measure_value`].join(", ")} from ${relation})`;
    return [`from ${facts} as facts`, ...[...this.joins.values()].map(joinSql)].join("\n");
  }

  private ownColumn(name: string, expr: string): string {
    this.own.set(name, expr);
    return `facts.${quoteSql(name)}`;
  }

  private joinedColumn(name: string, entityName: string, dimensionName: string): string {
    const foreign = this.metric.semanticModel.entities.find((one) => one.name === entityName);
    const other = [...this.project.semanticModels.values()].find(
      (model) =>
        dimensionOf(model, dimensionName) !== undefined &&
        model.entities.some((one) => one.name === entityName && ["primary", "unique"].includes(one.type)),
    );
    const key = other?.entities.find((one) => one.name === entityName);
    const dimension = other === undefined ? undefined : dimensionOf(other, dimensionName);
    if (foreign === undefined || other === undefined || key === undefined || dimension === undefined)
      throw this.unknown(name);
    this.own.set(entityName, foreign.expr);
    const join = this.joins.get(entityName) ?? {
      alias: entityName,
      relation: relationOf(this.project, other),
      key: key.expr,
      columns: new Map<string, string>(),
    };
    join.columns.set(name, dimension.expr);
    this.joins.set(entityName, join);
    return `${quoteSql(`by ${entityName}`)}.${quoteSql(name)}`;
  }

  private unknown(name: string): MetricFault {
    const { name: metric, semanticModel } = this.metric;
    const own = semanticModel.primaryEntity;
    const names = [
      metricTime,
      ...semanticModel.entities.map((entity) => entity.name),
      ...semanticModel.dimensions.map((dimension) =>
        own === undefined ? dimension.name : `${own}__${dimension.name}`,
      ),
    ];
    return new MetricFault(`The metric '${metric}' has no '${name}'.`, `It has ${names.join(", ")}.`);
  }
}

interface Join {
  readonly alias: string;
  readonly relation: string;
  readonly key: string;
  readonly columns: Map<string, string>;
}

function joinSql({ alias, relation, key, columns }: Join): string {
  const selected = [...columns].map(([name, expr]) => `${expr} as ${quoteSql(name)}`);
  const name = quoteSql(`by ${alias}`);
  return `left join (select ${key} as join_key, ${selected.join(", ")} from ${relation}) as ${name}
  on facts.${quoteSql(alias)} = ${name}.join_key`;
}

function dimensionOf(model: SemanticModel, name: string): Dimension | undefined {
  return model.dimensions.find((dimension) => dimension.name === name);
}

function relationOf(project: Project, model: SemanticModel): string {
  const node = project.nodes.get(model.model);
  if (node === undefined) throw new MetricFault(`The model of '${model.name}' is not in the project.`);
  return node.relation.text();
}

function splitName(name: string): [string | undefined, string] {
  const at = name.indexOf("__");
  return at < 0 ? [undefined, name] : [name.slice(0, at), name.slice(at + 2)];
}

/** A filter as SQL: `{{ Dimension('procedure__is_completed') }}` becomes the column. */
function renderFilter(filter: Filter, column: (name: string) => string): string {
  const names = new Map(
    ["Dimension", "TimeDimension", "Entity"].map((name) => [
      name,
      jinjaFunction(name, (args) => column(str(args[0] ?? ""))),
    ]),
  );
  try {
    return render(parseTemplate(filter.text, "a filter"), new Scope(undefined, (name) => names.get(name)));
  } catch (thrown) {
    if (thrown instanceof TemplateFault) throw new MetricFault(thrown.message, thrown.next, filter.where());
    throw thrown;
  }
}

function aggregate(aggregation: Aggregation, value: string): string {
  switch (aggregation) {
    case "count_distinct":
      return `count(distinct ${value})`;
    case "average":
      return `avg(${value})`;
    case "sum_boolean":
      return `sum(case when ${value} then 1 else 0 end)`;
    case "median":
      return `percentile_cont(0.5) within group (order by cast(${value} as double precision))`;
    case "sum":
    case "min":
    case "max":
    case "count":
      return `${aggregation}(${value})`;
  }
}

/** Exact in both engines: DuckDB divides decimals as doubles, so there it is done in whole numbers. */
function ratioSql(engine: "duckdb" | "postgres", numerator: string, denominator: string): string {
  if (engine === "postgres") return `round(${numerator}::numeric / nullif(${denominator}, 0), 4)`;
  const whole = (value: string): string => `abs((${value}::decimal(24, 4) * 10000)::hugeint)`;
  const [above, below] = [whole(numerator), whole(denominator)];
  return `(sign(${numerator}) * sign(${denominator})
    * ((20000 * ${above} + ${below}) // nullif(2 * ${below}, 0))::double / 10000)::decimal(18, 4)`;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}
