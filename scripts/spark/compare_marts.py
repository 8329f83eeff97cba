"""Compares marts that Spark built with those of a DuckDB warehouse of the same practice, row by row.

    python compare_marts.py RESULT_FOLDER WAREHOUSE.duckdb [PRACTICE]

Columns that tell of the load (`_loaded_at`, `_load_run`) are left out.
"""

import sys
from pathlib import Path

import duckdb

ABOUT_THE_LOAD = {"_loaded_at", "_load_run"}


def differences(database, mart, files):
    """How many rows only one side has."""
    described = database.sql(f"describe warehouse.marts.{mart}").fetchall()
    columns = ", ".join(f'cast("{name}" as {kind}) as "{name}"' for name, kind, *_ in described if name not in ABOUT_THE_LOAD)
    native, spark = f"select {columns} from warehouse.marts.{mart}", f"select {columns} from read_parquet('{files}')"
    only = f"select count(*) from (({native} except all {spark}) union all ({spark} except all {native}))"
    return database.sql(only).fetchall()[0][0]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    folder, warehouse, practice = Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "1"
    database = duckdb.connect()
    database.sql(f"attach '{warehouse}' as warehouse (read_only)")
    marts = database.sql(
        "select table_name from duckdb_tables() where database_name = 'warehouse' and schema_name = 'marts' order by all"
    ).fetchall()
    if not marts:
        sys.exit(f"no marts in {warehouse}: run `bitewing build` on it first")
    different = 0
    for (mart,) in marts:
        count = differences(database, mart, folder / "marts" / mart / f"practice={practice}" / "*.parquet")
        different += count > 0
        print(f"{mart}: {count} rows differ")
    print(f"{len(marts) - different} of {len(marts)} marts are equal")
    sys.exit(1 if different else 0)


main()
