import pc from "picocolors";
import type { ColumnTrace, NamedColumn, TracedColumn } from "../pipeline/index.ts";

/** The way back of a column or metric as a tree for the terminal, and the source columns it ends in. */
export function lineageText({ trace, roots, influence }: TracedColumn): string {
  return [
    [lineOf(trace), ...branches(trace.from, "")].join("\n"),
    rootsText(roots),
    ...(influence.length === 0
      ? []
      : [`${pc.dim("filtered, joined or grouped by")} ${influence.map(textOf).join(", ")}`]),
  ].join("\n\n");
}

function branches(traces: readonly ColumnTrace[], indent: string): readonly string[] {
  return traces.flatMap((trace, i) => {
    const isLast = i === traces.length - 1;
    return [
      `${pc.dim(`${indent}${isLast ? "└─" : "├─"}`)} ${lineOf(trace)}`,
      ...branches(trace.from, `${indent}${isLast ? "   " : "│  "}`),
    ];
  });
}

function lineOf(trace: ColumnTrace): string {
  const name = trace.kind === "metric" ? trace.relation : textOf(trace);
  const shown = trace.kind === "source" || trace.kind === "seed" ? pc.green(name) : name;
  if (trace.unresolved.length > 0) return `${shown} ${pc.red(`unresolved: ${trace.unresolved.join(", ")}`)}`;
  if (trace.isRepeated) return `${shown} ${pc.dim("(see above)")}`;
  return trace.kind === "model" && trace.from.length === 0
    ? `${shown} ${pc.dim("(made by the query)")}`
    : shown;
}

function textOf({ relation, column }: NamedColumn): string {
  return column === "*" ? `rows of ${relation}` : `${relation}.${column}`;
}

function rootsText(roots: readonly NamedColumn[]): string {
  if (roots.length === 0) return "It rests on no column of a source.";
  const count = roots.length === 1 ? "1 column of a source" : `${roots.length} columns of sources`;
  return [`It rests on ${count}:`, ...roots.map((root) => `  ${pc.green(textOf(root))}`)].join("\n");
}
