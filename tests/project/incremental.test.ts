import { incrementalSuite } from "./incremental-suite.ts";
import { temporaryDuckDb } from "./temporary-duckdb.ts";

incrementalSuite("DuckDB", () => temporaryDuckDb());
