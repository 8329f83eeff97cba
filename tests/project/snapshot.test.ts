import { emptyDuckDb } from "./empty-duckdb.ts";
import { snapshotSuite } from "./snapshot-suite.ts";

snapshotSuite("DuckDB", emptyDuckDb);
