import type { Profile } from "../profile.ts";

const columns = `table_name varchar(255) not null unique, last_transformed timestamp, last_primary_value varchar(255),
  primary_column_name varchar(255), rows_transformed integer, transform_status varchar(50), _transformed_at timestamp,
  _created_at timestamp, _updated_at timestamp`;

/** `raw.etl_transform_status`, into which the project's hooks write one row a run; a load leaves it alone. */
export const transformStatus: Profile["furtherTables"] = {
  postgres: [`create table if not exists raw.etl_transform_status (id serial primary key, ${columns})`],
  duckdb: [
    "create sequence if not exists raw.etl_transform_status_id",
    `create table if not exists raw.etl_transform_status (
       id integer primary key default nextval('raw.etl_transform_status_id'), ${columns})`,
  ],
};
