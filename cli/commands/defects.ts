import type { Command } from "commander";
import type { DefectKind } from "../../generator/index.ts";
import { terminalOf, withJson } from "../options.ts";
import { formatTable } from "../terminal.ts";

export function addDefectsCommand(bitewing: Command): void {
  withJson(bitewing.command("defects"))
    .description("list the kinds of defect that generate --defects plants")
    .action(async (call: { readonly json?: boolean }) => {
      const { defectKinds } = await import("../../generator/index.ts");
      terminalOf(call).result(describeKinds(defectKinds), defectKinds.map(jsonOf));
    });
}

function describeKinds(kinds: readonly DefectKind[]): string {
  const table = formatTable(
    [
      { title: "kind" },
      { title: "table" },
      { title: "column" },
      { title: "share", align: "right" },
      { title: "what is wrong" },
    ],
    kinds.map(({ name, table, column, share, summary }) => [name, table, column, showShare(share), summary]),
  );
  return `${table}\n\n${kinds.length} kinds; the share is of the rows that can have it, and of each at least 10 are planted`;
}

/** For example `0.5 %`. */
function showShare(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

function jsonOf({ name, summary, origin, table, column, share }: DefectKind): object {
  return { name, summary, origin, table, column, share };
}
