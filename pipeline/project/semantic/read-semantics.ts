import { didYouMean } from "../../../foundation/nearest.ts";
import { describeResource } from "../describe-resource.ts";
import type { PropertiesFile, Reading } from "../reading.ts";
import type {
  MetricInputProperties,
  MetricProperties,
  SemanticModelProperties,
} from "./semantic-properties.ts";
import type { Dimension, Filter, Measure, Metric, MetricInput, SemanticModel } from "./semantics.ts";

export interface Semantics {
  readonly semanticModels: ReadonlyMap<string, SemanticModel>;
  /** By name. */
  readonly metrics: ReadonlyMap<string, Metric>;
}

/** Reads semantic models and metrics, after the nodes; what does not fit together goes to the problems. */
export function readSemantics(reading: Reading): Semantics {
  return new SemanticsReader(reading).read();
}

interface Written {
  readonly file: PropertiesFile;
  readonly index: number;
  readonly properties: MetricProperties;
}

const modelReference = /^\s*ref\(\s*['"]([^'"]+)['"]\s*\)\s*$/;

class SemanticsReader {
  private readonly reading: Reading;
  private readonly semanticModels = new Map<string, SemanticModel>();
  private readonly measures = new Map<string, { readonly measure: Measure; readonly of: SemanticModel }>();
  private readonly written = new Map<string, Written>();
  /** What was read of each metric: undefined of one that has a problem. */
  private readonly known = new Map<string, Metric | undefined>();
  /** Metrics that are being read, to find one that is computed from itself. */
  private readonly underway: string[] = [];

  constructor(reading: Reading) {
    this.reading = reading;
  }

  read(): Semantics {
    for (const file of this.reading.properties) {
      file.properties.semantic_models.forEach((model, i) => this.addSemanticModel(file, model, i));
    }
    for (const file of this.reading.properties) {
      file.properties.metrics.forEach((properties, index) => this.note({ file, index, properties }));
    }
    for (const name of this.written.keys()) this.metric(name);
    const read = [...this.known].flatMap(([name, metric]) =>
      metric === undefined ? [] : [[name, metric] as const],
    );
    return { semanticModels: this.semanticModels, metrics: new Map(read) };
  }

  private addSemanticModel(file: PropertiesFile, written: SemanticModelProperties, i: number): void {
    const at = (...path: PropertyKey[]): string => placeIn(file, ["semantic_models", i, ...path]);
    const { problems } = this.reading;
    const subject = `The semantic model '${written.name}'`;
    const described = describeResource(this.reading, file, "semantic_model", written);
    if (described === undefined) return;
    const { uniqueId } = described;
    if (this.semanticModels.has(uniqueId))
      problems.add(`${subject} is defined twice.`, at("name"), "Rename one of them.");
    const model = this.modelOf(written, subject, () => at("model"));
    if (model === undefined) return;
    const dimensions = written.dimensions.map(
      (dimension): Dimension => ({
        name: dimension.name,
        type: dimension.type,
        description: dimension.description,
        expr: dimension.expr ?? dimension.name,
        granularity: dimension.type_params?.time_granularity,
      }),
    );
    const measures = written.measures.flatMap((measure, j): Measure[] => {
      const time = measure.agg_time_dimension ?? written.defaults?.agg_time_dimension;
      const timeDimension = dimensions.find(({ name, type }) => name === time && type === "time");
      if (timeDimension === undefined) {
        const what = `The measure '${measure.name}' has no time dimension${time === undefined ? "" : ` '${time}'`}.`;
        problems.add(what, at("measures", j), "Name one of the semantic model's as agg_time_dimension.");
        return [];
      }
      const { name, description, agg: aggregation, expr } = measure;
      return [{ name, description, aggregation, expr: String(expr ?? name), timeDimension }];
    });
    const semanticModel: SemanticModel = {
      ...described,
      resourceType: "semantic_model",
      properties: written,
      model,
      dependsOn: [model],
      entities: written.entities.map(({ name, type, expr }) => ({ name, type, expr: expr ?? name })),
      primaryEntity: written.primary_entity ?? written.entities.find(({ type }) => type === "primary")?.name,
      dimensions,
      measures,
    };
    this.semanticModels.set(uniqueId, semanticModel);
    for (const [j, measure] of measures.entries()) {
      if (this.measures.has(measure.name))
        problems.add(`Two measures are named '${measure.name}'.`, at("measures", j, "name"));
      this.measures.set(measure.name, { measure, of: semanticModel });
    }
  }

  private modelOf(
    written: SemanticModelProperties,
    subject: string,
    where: () => string,
  ): string | undefined {
    const { problems, context, nodes } = this.reading;
    const name = modelReference.exec(written.model)?.[1];
    if (name === undefined) {
      problems.add(`${subject} names its model as '${written.model}'.`, where(), "Write model: ref('name').");
      return undefined;
    }
    const id = `model.${context.projectName}.${name}`;
    if (nodes.has(id)) return id;
    const models = [...nodes.values()].filter(({ resourceType }) => resourceType === "model");
    problems.add(
      `${subject} refers to a model named '${name}', which does not exist.`,
      where(),
      didYouMean(
        name,
        models.map((node) => node.name),
      ),
    );
    return undefined;
  }

  private note(written: Written): void {
    const { name } = written.properties;
    if (this.written.has(name)) {
      const where = placeIn(written.file, ["metrics", written.index, "name"]);
      this.reading.problems.add(`Two metrics are named '${name}'.`, where, "Rename one of them.");
      return;
    }
    this.written.set(name, written);
  }

  /** A metric by name, read once; undefined when it has a problem, which is noted. */
  private metric(name: string): Metric | undefined {
    const written = this.written.get(name);
    if (this.known.has(name) || written === undefined) return this.known.get(name);
    if (this.underway.includes(name)) {
      const cycle = [...this.underway.slice(this.underway.indexOf(name)), name].join(" → ");
      const where = placeIn(written.file, ["metrics", written.index]);
      this.reading.problems.add(`The metrics are computed from each other in a cycle: ${cycle}.`, where);
      return undefined;
    }
    this.underway.push(name);
    const metric = this.readMetric(written);
    this.underway.pop();
    this.known.set(name, metric);
    return metric;
  }

  private readMetric({ file, index, properties }: Written): Metric | undefined {
    const at = (...path: PropertyKey[]): string => placeIn(file, ["metrics", index, ...path]);
    const { problems } = this.reading;
    const subject = `The metric '${properties.name}'`;
    const resource = describeResource(this.reading, file, "metric", properties);
    if (resource === undefined) return undefined;
    const described = {
      ...resource,
      resourceType: "metric",
      properties,
      label: properties.label ?? properties.name,
      filters: filtersOf(properties.filter, () => at("filter")),
    } as const;
    const params = properties.type_params;
    const needs = (what: string): undefined => {
      problems.add(`${subject} of type ${properties.type} needs ${what}.`, at("type_params"));
      return undefined;
    };
    switch (properties.type) {
      case "simple": {
        if (params.measure === undefined) return needs("type_params.measure");
        const found = this.measures.get(params.measure.name);
        if (found === undefined) {
          const what = `${subject} aggregates a measure '${params.measure.name}', which does not exist.`;
          problems.add(
            what,
            at("type_params", "measure"),
            didYouMean(params.measure.name, [...this.measures.keys()]),
          );
          return undefined;
        }
        const filters = [
          ...described.filters,
          ...filtersOf(params.measure.filter, () => at("type_params", "measure")),
        ];
        const fillNullsWith =
          "fill_nulls_with" in params.measure ? params.measure.fill_nulls_with : undefined;
        return {
          ...described,
          type: "simple",
          filters,
          measure: found.measure,
          semanticModel: found.of,
          fillNullsWith,
          dependsOn: [found.of.uniqueId],
        };
      }
      case "ratio": {
        const { numerator, denominator } = params;
        if (numerator === undefined || denominator === undefined)
          return needs("type_params.numerator and type_params.denominator");
        const [above, below] = [
          this.input(subject, numerator, () => at("type_params", "numerator")),
          this.input(subject, denominator, () => at("type_params", "denominator")),
        ];
        return above === undefined || below === undefined
          ? undefined
          : {
              ...described,
              type: "ratio",
              numerator: above,
              denominator: below,
              dependsOn: idsOf([above, below]),
            };
      }
      case "derived": {
        const { expr } = params;
        if (expr === undefined || params.metrics.length === 0)
          return needs("type_params.expr and type_params.metrics");
        const inputs = params.metrics.map((one, j) =>
          this.input(subject, one, () => at("type_params", "metrics", j)),
        );
        const known = inputs.filter((one) => one !== undefined);
        return known.length < inputs.length
          ? undefined
          : { ...described, type: "derived", expr, inputs: known, dependsOn: idsOf(known) };
      }
      default:
        problems.add(
          `${subject} is of type ${properties.type}, which cannot be computed here.`,
          at("type"),
          "Use simple, ratio or derived.",
        );
        return undefined;
    }
  }

  private input(
    subject: string,
    written: MetricInputProperties,
    where: () => string,
  ): MetricInput | undefined {
    const alias = "alias" in written && typeof written.alias === "string" ? written.alias : written.name;
    const metric = this.metric(written.name);
    if (metric !== undefined) return { metric, alias, filters: filtersOf(written.filter, where) };
    if (!this.written.has(written.name)) {
      const what = `${subject} is computed from a metric '${written.name}', which does not exist.`;
      this.reading.problems.add(what, where(), didYouMean(written.name, [...this.written.keys()]));
    }
    return undefined;
  }
}

function idsOf(inputs: readonly MetricInput[]): string[] {
  return [...new Set(inputs.map(({ metric }) => metric.uniqueId))];
}

function filtersOf(texts: readonly string[], where: () => string): Filter[] {
  return texts.map((text) => ({ text, where }));
}

function placeIn(file: PropertiesFile, path: readonly PropertyKey[]): string {
  return `${file.yaml.path}:${file.yaml.lineOf(path)}`;
}
