import { existsSync } from "node:fs";
import { BitewingErrors, type Failure } from "../../../foundation/errors.ts";
import { type Notebook, readNotebook } from "../notebook-file.ts";

/**
 * Refuses notebooks that are not there, were not executed to their end, or failed: a page of one would look finished.
 *
 * @throws {BitewingError} of kind `found` that names every such notebook and its cell.
 */
export function demandExecuted(paths: readonly string[]): void {
  const failures = paths.flatMap((path): Failure[] => {
    const fault = faultOf(path);
    return fault === undefined ? [] : [{ kind: "found", ...fault }];
  });
  if (failures.length === 0) return;
  throw new BitewingErrors(
    {
      kind: "found",
      what: `${failures.length} of ${paths.length} notebooks are not executed, so no site is written.`,
      next: "Execute them: bitewing notebooks run, or export without --no-run.",
    },
    failures,
  );
}

type Fault = Pick<Failure, "what" | "where">;

function faultOf(path: string): Fault | undefined {
  if (!existsSync(path)) return { what: "There is no such notebook.", where: path };
  const { cells } = readNotebook(path);
  return cells.map((cell, index) => cellFault(cell, `${path}, cell ${index + 1}`)).find((fault) => fault);
}

function cellFault(
  { cell_type, source, outputs, execution_count }: Notebook["cells"][number],
  where: string,
): Fault | undefined {
  if (cell_type !== "code" || source.trim() === "") return undefined;
  const error = outputs.find((output) => output.output_type === "error");
  if (error !== undefined) return { what: `${error.ename}: ${error.evalue}`, where };
  return execution_count == null ? { what: "The cell was not executed.", where } : undefined;
}
