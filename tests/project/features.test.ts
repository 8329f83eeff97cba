import { emptyDuckDb } from "./empty-duckdb.ts";
import { featuresSuite } from "./features-suite.ts";

featuresSuite("DuckDB", emptyDuckDb);
