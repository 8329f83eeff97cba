"""Writes what Jinja2 renders into cases.json, for each case's template and context.

    python3 -m venv /tmp/jinja && /tmp/jinja/bin/pip install jinja2
    /tmp/jinja/bin/python tests/project/jinja/cases.py

`return()` is dbt's: it leaves the macro with a value of any type.
"""

import json
import pathlib

import jinja2.runtime
from jinja2 import Environment


class Return(Exception):
    def __init__(self, value):
        self.value = value


def give_back(value=None):
    raise Return(value)


invoke = jinja2.runtime.Macro._invoke


def invoke_with_return(self, arguments, autoescape):
    try:
        return invoke(self, arguments, autoescape)
    except Return as signal:
        return signal.value


jinja2.runtime.Macro._invoke = invoke_with_return
environment = Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
environment.globals["return"] = give_back

path = pathlib.Path(__file__).with_name("cases.json")
cases = json.loads(path.read_text(encoding="utf-8"))
for case in cases:
    case["expected"] = environment.from_string(case["template"]).render(**case["context"])
path.write_text(json.dumps(cases, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
