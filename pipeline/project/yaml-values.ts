import { FAILSAFE_SCHEMA, load, Type } from "js-yaml";

/** A scalar that is written without quotes and is more than text. */
function scalar(tag: string, pattern: RegExp, construct: (text: string) => unknown): Type {
  return new Type(`tag:yaml.org,2002:${tag}`, {
    kind: "scalar",
    resolve: (text: unknown) => typeof text === "string" && pattern.test(text),
    construct: (text: string) => construct(text),
  });
}

const truths = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const bool = scalar(
  "bool",
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  (text) => truths.test(text),
);

const int = scalar(
  "int",
  /^[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|0[0-7_]+|0|[1-9][\d_]*(?::[0-5]?\d)*)$/,
  (text) => {
    const sign = text.startsWith("-") ? -1 : 1;
    const digits = text.replace(/^[-+]/, "").replaceAll("_", "");
    if (digits.includes(":")) return sign * sexagesimal(digits);
    return sign * Number(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  },
);

const float = scalar(
  "float",
  /^(?:[-+]?(?:\d[\d_]*)\.[\d_]*(?:[eE][-+]\d+)?|\.\d[\d_]*(?:[eE][-+]\d+)?|[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  (text) => {
    if (/nan/i.test(text)) return Number.NaN;
    const sign = text.startsWith("-") ? -1 : 1;
    if (/inf/i.test(text)) return sign * Infinity;
    const digits = text.replace(/^[-+]/, "").replaceAll("_", "");
    return sign * (digits.includes(":") ? sexagesimal(digits) : Number(digits));
  },
);

function sexagesimal(digits: string): number {
  return digits.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

const empty = new Type("tag:yaml.org,2002:null", {
  kind: "scalar",
  resolve: (text: unknown) =>
    text === null || (typeof text === "string" && /^(?:~|null|Null|NULL|)$/.test(text)),
  construct: () => null,
});

const timestamp = scalar(
  "timestamp",
  /^\d{4}-\d{2}-\d{2}(?:(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::?\d{2})?))?)?$/,
  (text) => {
    const moment = text.replace(/[Tt\s]+/, "T");
    // A moment without a zone is the same one on every machine.
    const time = new Date(/T[\d:.]+$/.test(moment) ? `${moment}Z` : moment);
    return Number.isNaN(time.getTime()) ? text : time;
  },
);

/** `<<`, whose value's keys join the dictionary. */
const merge = new Type("tag:yaml.org,2002:merge", {
  kind: "scalar",
  resolve: (text: unknown) => text === "<<",
});

/** YAML 1.1 with the scalars of PyYAML, which reads dbt's projects: `yes` is true, `010` is eight. */
const schema = FAILSAFE_SCHEMA.extend({
  implicit: [empty, bool, int, float, timestamp, merge],
});

/** The value of a YAML text. @throws YAMLException of js-yaml. */
export function yamlValue(text: string): unknown {
  return load(text, { schema });
}
