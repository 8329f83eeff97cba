import { packageTestsSuite } from "./package-tests-suite.ts";
import { temporaryDuckDb } from "./temporary-duckdb.ts";

packageTestsSuite("DuckDB", () => temporaryDuckDb("packages"));
