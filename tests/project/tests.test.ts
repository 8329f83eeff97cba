import { temporaryDuckDb } from "./temporary-duckdb.ts";
import { testsSuite } from "./tests-suite.ts";

testsSuite("DuckDB", temporaryDuckDb);
