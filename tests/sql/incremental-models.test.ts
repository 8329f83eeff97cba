import { scratchPath } from "../pipeline/scratch.ts";
import { incrementalSuite } from "./incremental-suite.ts";

incrementalSuite("DuckDB", async () => ({ kind: "duckdb", path: await scratchPath("warehouse.duckdb") }));
