"""Loads the practice into the warehouse every night, builds the models, and asks whether every SLA holds.

For Airflow 2.11 and 3. It needs two connections, which keep the passwords (Admin > Connections, a secrets
backend, or the variables AIRFLOW_CONN_OPENDENTAL and AIRFLOW_CONN_WAREHOUSE):

    opendental    mysql://reader:…@office.example:3306/opendental
    warehouse     postgres://loader:…@warehouse.example:5432/warehouse

and in the worker's environment BITEWING_HOME, the folder of bitewing. For a make-believe practice BITEWING_TRUTH may
name the folder that `bitewing generate --truth` wrote; the marts are then checked against it.
"""

import os
from datetime import datetime, timedelta, timezone

from airflow import DAG

try:  # Airflow 3
    from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException
except ImportError:  # Airflow 2, and the first of 3
    from airflow.exceptions import AirflowFailException, AirflowSkipException

try:  # Airflow 3, and 2 with the standard provider
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
except ImportError:  # Airflow 2
    from airflow.operators.bash import BashOperator
    from airflow.operators.empty import EmptyOperator

FOUND, USAGE = 1, 2  # the other failures, 3 (no connection) and 4 (interrupted), may pass: they are retried

HOME = os.environ.get("BITEWING_HOME", "/opt/bitewing")
TRUTH = os.environ.get("BITEWING_TRUTH")


class BitewingOperator(BashOperator):
    """Runs a bitewing command. What a second try cannot change fails at once, whatever the retries."""

    def __init__(self, **options):
        super().__init__(skip_on_exit_code=[FOUND, USAGE], **options)

    def execute(self, context):
        try:
            return super().execute(context)
        except AirflowSkipException as ended:
            raise AirflowFailException(f"{self.task_id} failed, and would again; its log says why") from ended


with DAG(
    dag_id="bitewing",
    description="OpenDental into the warehouse, with a proof",
    schedule="30 2 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,  # a load brings the present; the nights before it are not made up for
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=4),
    default_args={"retries": 3, "retry_delay": timedelta(minutes=5), "retry_exponential_backoff": True},
    tags=["bitewing"],
) as dag:
    # The URLs are filled in when a task runs, so that no password is in this text or in the serialized DAG.
    common = {
        "cwd": HOME,
        "append_env": True,
        "env": {
            "SOURCE": "{{ conn.opendental.get_uri() }}",
            "WAREHOUSE": "{{ conn.warehouse.get_uri() }}",
            "NO_COLOR": "1",
        },
    }
    load = BitewingOperator(
        task_id="load", bash_command="npx bitewing load --from env:SOURCE --to env:WAREHOUSE", **common
    )
    build = BitewingOperator(task_id="build", bash_command="npx bitewing build --target env:WAREHOUSE", **common)
    # Also after a failure: data that grow old are what it is for.
    status = BitewingOperator(
        task_id="status",
        bash_command="npx bitewing status --target env:WAREHOUSE",
        trigger_rule="all_done",
        **common,
    )
    # A run is judged by its last task, and `status` may well succeed after a load that failed.
    done = EmptyOperator(task_id="done", retries=0)

    load >> build >> status >> done
    [load, build] >> done
    if TRUTH is not None:
        check = BitewingOperator(
            task_id="check",
            bash_command='npx bitewing check --target env:WAREHOUSE --truth "$TRUTH"',
            **{**common, "env": {**common["env"], "TRUTH": TRUTH}},
        )
        build >> check >> [status, done]
