import { featuresSuite } from "./features-suite.ts";
import { temporaryDuckDb } from "./temporary-duckdb.ts";

featuresSuite("DuckDB", () => temporaryDuckDb());
