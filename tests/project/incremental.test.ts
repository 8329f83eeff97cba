import { emptyDuckDb } from "./empty-duckdb.ts";
import { incrementalSuite } from "./incremental-suite.ts";

incrementalSuite("DuckDB", emptyDuckDb);
