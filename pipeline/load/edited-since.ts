import type { EditedSince } from "../sources/source.ts";
import type { TableWork } from "./table-work.ts";

/**
 * Since when rows are asked for by the table's edit stamp; undefined where its plan has none, or nothing is known yet.
 * Not where values were converted: which of those that are written down still hold, only whole ranges tell.
 */
export function editedSince({ planned, context, converted }: TableWork): EditedSince | undefined {
  if (converted.size > 0) return undefined;
  const { basis, syncPlan } = planned;
  const [stamp] = syncPlan.columns;
  const time = basis.kind === "compare" ? basis.state.newestEdit : null;
  return syncPlan.kind === "by-edit-stamp" && stamp !== undefined && time !== null
    ? { stamp, time, overlap: context.overlap }
    : undefined;
}
