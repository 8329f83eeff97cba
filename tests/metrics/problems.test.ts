import { expect, test } from "vitest";
import { problemsOf } from "../project/in-memory-project.ts";

const model = { "models/visits.sql": "select 1 as visit_id, date '2026-01-01' as day" };
const semanticModel = `semantic_models:
  - name: visits
    model: ref('visits')
    defaults: {agg_time_dimension: day}
    dimensions: [{name: day, type: time, type_params: {time_granularity: day}}]
    measures: [{name: visits, agg: count, expr: visit_id}]
`;

const cases: readonly [string, string, string, number][] = [
  [
    "a semantic model of a model that is not there",
    "semantic_models:\n  - name: a\n    model: ref('visit')\n",
    "refers to a model named 'visit', which does not exist",
    3,
  ],
  [
    "a model that is not a ref",
    "semantic_models:\n  - name: a\n    model: visits\n",
    "names its model as 'visits'",
    3,
  ],
  [
    "a measure without a time dimension",
    "semantic_models:\n  - name: a\n    model: ref('visits')\n    measures:\n      - {name: m, agg: sum}\n",
    "The measure 'm' has no time dimension",
    5,
  ],
  [
    "a metric of a measure that is not there",
    `${semanticModel}metrics:\n  - name: m\n    type: simple\n    type_params:\n      measure: visit\n`,
    "aggregates a measure 'visit', which does not exist",
    11,
  ],
  [
    "a ratio without its denominator",
    `${semanticModel}metrics:\n  - name: m\n    type: ratio\n    type_params:\n      numerator: visits\n`,
    "needs type_params.numerator and type_params.denominator",
    10,
  ],
  [
    "a metric of metrics that are not there",
    `${semanticModel}metrics:\n  - name: m\n    type: derived\n    type_params:\n      expr: a\n      metrics: [a]\n`,
    "computed from a metric 'a', which does not exist",
    12,
  ],
  [
    "metrics computed from each other",
    `metrics:\n  - name: a\n    type: derived\n    type_params: {expr: b, metrics: [b]}\n  - name: b\n    type: derived\n    type_params: {expr: a, metrics: [a]}\n`,
    "computed from each other in a cycle: a → b → a",
    2,
  ],
  [
    "a type that is not computed here",
    `metrics:\n  - name: a\n    type: conversion\n    type_params: {}\n`,
    "of type conversion, which cannot be computed here",
    3,
  ],
  [
    "two metrics of one name",
    `${semanticModel}metrics:\n  - {name: m, type: simple, type_params: {measure: visits}}\n  - {name: m, type: simple, type_params: {measure: visits}}\n`,
    "Two metrics are named 'm'",
    9,
  ],
  [
    "an unknown aggregation",
    `semantic_models:\n  - name: a\n    model: ref('visits')\n    measures:\n      - {name: m, agg: mode}\n`,
    "measures[1].agg",
    5,
  ],
];

test.each(cases)("%s is shown with its file and line", async (_, text, message, line) => {
  const [problem, ...more] = await problemsOf({ ...model, "models/semantics.yml": text });
  expect(more).toEqual([]);
  expect(problem?.what).toContain(message);
  expect(problem?.where).toBe(`models/semantics.yml:${line}`);
});
