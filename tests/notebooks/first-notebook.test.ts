import { join } from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../foundation/package.ts";
import { readNotebook } from "../../notebooks/lib/notebook-file.ts";
import { runNotebook } from "../../notebooks/lib/runner.ts";
import { makeSmallWarehouse } from "./small-warehouse.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const path = join(packageRoot(), "notebooks", "01-where-the-money-went.ipynb");

describe("the notebook 'Where the money went'", () => {
  it("finds the mart equal to OpenDental's tables, to the cent", { timeout: 180_000 }, async () => {
    const folder = temporaryFolder();
    const warehouse = join(folder, "small.duckdb");
    await makeSmallWarehouse(warehouse);
    const output = join(folder, "executed.ipynb");
    const run = await runNotebook({ path, output, environment: { BITEWING_WAREHOUSE: warehouse } });
    expect(run.error).toBeUndefined();

    const cell = readNotebook(output).cells.find(({ id }) => id === "month-from-mart");
    const tables = cell?.outputs.flatMap((shown) => ("data" in shown ? [shown.data["text/html"]] : []));
    const { document } = parseHTML(`<body>${String(tables)}</body>`);
    const differences = [...document.querySelectorAll("tbody tr td:last-child")].map((td) => td.textContent);
    expect(differences).toEqual(["$0.00", "$0.00", "$0.00", "$0.00", "$0.00"]);
  });
});
