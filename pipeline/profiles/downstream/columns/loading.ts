import { anyText, type ContractTables, integer, moment, serial, varchar } from "../../contract-column.ts";

/** Columns: what loader and dbt project write down of themselves. */
export const loading = {
  etl_load_status: {
    id: serial,
    table_name: varchar(255),
    last_loaded: moment,
    last_primary_value: varchar(255),
    rows_loaded: integer,
    load_status: varchar(50),
    _loaded_at: moment,
    primary_column_name: anyText,
  },
  etl_transform_status: {
    id: serial,
    table_name: varchar(255),
    last_transformed: moment,
    last_primary_value: varchar(255),
    rows_transformed: integer,
    transform_status: varchar(50),
    _transformed_at: moment,
    _created_at: moment,
    _updated_at: moment,
    primary_column_name: anyText,
  },
} as const satisfies ContractTables;
