import { snapshotSuite } from "./snapshot-suite.ts";
import { temporaryDuckDb } from "./temporary-duckdb.ts";

snapshotSuite("DuckDB", () => temporaryDuckDb());
