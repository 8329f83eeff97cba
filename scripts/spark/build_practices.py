"""Builds the project's models on Spark, for each practice of a folder of Parquet files.

    python build_practices.py PARQUET_FOLDER RESULT_FOLDER [DBT_WORDS...]

PARQUET_FOLDER is what `bitewing generate --to parquet:DIR` wrote: one practice, or a group of them. The practices are
built one after the other, by dbt and its Spark adapter in one Spark session (`run`, unless other words are given). The
marts of each are kept as RESULT_FOLDER/marts/MART/practice=N, so that one query reads a mart of all practices.
"""

import csv
import json
import os
import sys
import time
from collections import defaultdict
from datetime import datetime
from pathlib import Path

import yaml
from dbt.adapters.spark.connections import SparkCredentials
from dbt.cli.main import dbtRunner
from pyspark.sql import SparkSession

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent / "sql"
SOURCES = PROJECT / "models/staging/opendental/_sources.yml"
# The files, what is read of them, and what dbt builds. Each practice starts with them empty.
DATABASES = ("files", "raw", "etl", "staging", "intermediate", "marts")


def keep_ansi_mode():
    """dbt-spark switches ANSI mode off; only in it do double quotes name columns, as in the staging models."""
    after_init = SparkCredentials.__post_init__

    def with_ansi_mode(credentials):
        after_init(credentials)
        credentials.server_side_parameters["spark.sql.ansi.enabled"] = "true"

    SparkCredentials.__post_init__ = with_ansi_mode


def open_session(folder):
    profile = (HERE / "profiles.yml").read_text().replace("{{ env_var('BITEWING_SPARK_FOLDER') }}", str(folder))
    builder = SparkSession.builder.enableHiveSupport()
    for name, value in yaml.safe_load(profile)["bitewing"]["outputs"]["spark"]["server_side_parameters"].items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def practices_in(parquet):
    """Folders of practices by number; a practice that is not of a group has the number 1."""
    if (parquet / "patient.parquet").exists():
        return {1: parquet}
    return {int(folder.name.removeprefix("practice=")): folder for folder in sorted(parquet.glob("practice=*"))}


def tables_read():
    """The tables of OpenDental that the staging models read."""
    sources = yaml.safe_load(SOURCES.read_text())["sources"]
    names = [table["name"] for source in sources if source["name"] == "opendental" for table in source["tables"]]
    return sorted(set(names) - {"etl_load_status"})


def spans_of_time():
    """Columns by table that hold spans of time, which Parquet keeps as texts."""
    spans = defaultdict(set)
    with (HERE / "spans.csv").open() as file:
        for row in csv.DictReader(file):
            spans[row["table"]].add(row["column"])
    return spans


def span(column):
    """[-]HH:MM:SS as an interval of days to seconds."""
    text = f'"{column}"'
    digits = f"ltrim('-', {text})"
    hours, minutes, seconds = (f"cast(split_part({digits}, ':', {part}) as int)" for part in (1, 2, 3))
    length = f"make_dt_interval(0, {hours}, {minutes}, {seconds})"
    return f"case when {text} like '-%' then -{length} else {length} end as {text}"


def register(session, practice):
    """Makes the practice's files the tables of the database `raw`, and says of them what a load would say of itself."""
    spans = spans_of_time()
    rows = []
    for table in tables_read():
        # A file; in a group, for tables that grow with time, a folder with partitions by month.
        file = practice / f"{table}.parquet"
        place = file if file.exists() else practice / table
        frame = session.read.option("recursiveFileLookup", True).parquet(str(place))
        columns = ", ".join(f'"{field.name}" {field.dataType.simpleString()}' for field in frame.schema)
        session.sql(
            f"create table files.{table} ({columns}) using parquet options (recursiveFileLookup true) "
            f"location '{place}'"
        )
        selected = ", ".join(span(name) if name in spans[table] else f'"{name}"' for name in frame.columns)
        session.sql(f"create view raw.{table} as select {selected} from files.{table}")
        rows.append((table, "completed", frame.count()))
    marker = session.sql("select \"ValueString\" from raw.preference where \"PrefName\" = 'BitewingPractice'").first()
    as_of = datetime.fromisoformat(json.loads(marker[0])["asOf"])
    load_status = session.createDataFrame(rows, "table_name string, load_status string, rows_loaded bigint")
    load_status.selectExpr("*", f"timestamp '{as_of}' as last_loaded", f"timestamp '{as_of}' as _loaded_at").coalesce(
        1
    ).write.saveAsTable("raw.etl_load_status")
    session.sql("create table etl.runs as select cast(1 as bigint) as run_id, 'succeeded' as status")
    session.sql(
        "create table etl.row_changes (run_id bigint, table_name string, row_key bigint, above_key bigint, "
        "through_key bigint) using parquet"
    )


def load_seeds(session):
    """dbt-spark writes an empty cell as the text None, which ANSI mode refuses as a number: Spark reads the files."""
    for file in sorted((PROJECT / "seeds").glob("*.yml")):
        for seed in yaml.safe_load(file.read_text())["seeds"]:
            types = seed["config"]["column_types"].items()
            schema = ", ".join(f"{name} {'string' if kind == 'text' else kind}" for name, kind in types)
            rows = session.read.csv(str(file.with_suffix(".csv")), schema=schema, header=True)
            rows.write.saveAsTable(f"staging.{seed['name']}")


def build(folder, words):
    places = ["--project-dir", str(PROJECT), "--profiles-dir", str(HERE), "--target-path", str(folder / "target")]
    return dbtRunner().invoke([*words, "--exclude", "resource_type:seed", "resource_type:unit_test", *places])


def keep_marts(session, number, folder):
    for mart in session.catalog.listTables("marts"):
        file = folder / "marts" / mart.name / f"practice={number}"
        session.table(f"marts.{mart.name}").coalesce(1).write.mode("overwrite").parquet(str(file))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    parquet, folder, *words = sys.argv[1:]
    parquet, folder = Path(parquet).resolve(), Path(folder).resolve()
    practices = practices_in(parquet)
    if not practices:
        sys.exit(f"no practice in {parquet}: bitewing generate --to parquet:{parquet}")
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["BITEWING_SPARK_FOLDER"] = str(folder)
    os.environ["DBT_LOG_PATH"] = str(folder / "logs")
    os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"
    keep_ansi_mode()
    session = open_session(folder)
    failed = []
    for number, practice in practices.items():
        started = time.monotonic()
        for database in DATABASES:
            session.sql(f"drop database if exists {database} cascade")
            session.sql(f"create database {database}")
        register(session, practice)
        load_seeds(session)
        if build(folder, words or ["run"]).success:
            keep_marts(session, number, folder)
        else:
            failed.append(number)
        print(f"practice {number}: {time.monotonic() - started:.0f} s", flush=True)
    if failed:
        sys.exit(f"not built: practice {', '.join(map(str, failed))}")


main()
