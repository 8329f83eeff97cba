/** Values at the edges of each MySQL type: the SQL literal, and the text that a warehouse must give back. */
export type EdgeValue = readonly [literal: string, kept: string | null];

const same = (...texts: string[]): EdgeValue[] => texts.map((text) => [text, text]);
const quoted = (...texts: string[]): EdgeValue[] => texts.map((text) => [`'${text}'`, text]);

/** Written with escapes where an editor would change them. */
const texts: readonly EdgeValue[] = [
  ["''", ""],
  ["'NULL'", "NULL"],
  ["'\\\\N'", "\\N"],
  ["'~'", "~"],
  ["'1,2'", "1,2"],
  ["'\"'", '"'],
  ["'\\\\.'", "\\."],
  ["'\\n'", "\n"],
  ["'a\\r'", "a\r"],
  ["'\\tx'", "\tx"],
  ["'\\\\'", "\\"],
  ["' x'", " x"],
  ["'é😀'", "é😀"],
  ["concat('a', char(0), 'b')", "ab"],
];

/** By the type's name without its length; `unsigned` is part of the name. */
export const edgeValues: Readonly<Record<string, readonly EdgeValue[]>> = {
  tinyint: same("-128", "0", "1", "127"),
  "tinyint unsigned": same("0", "255"),
  smallint: same("-32768", "32767"),
  "smallint unsigned": same("0", "65535"),
  mediumint: same("-8388608", "8388607"),
  "mediumint unsigned": same("0", "16777215"),
  int: same("-2147483648", "2147483647"),
  "int unsigned": same("0", "4294967295"),
  bigint: same("-9223372036854775808", "9007199254740993", "9223372036854775807"),
  "bigint unsigned": same("0", "18446744073709551615"),
  double: [
    ...same("0", "0.1", "-0.005", "1234567.89", "0.30000000000000004", "-1"),
    ["123456789012345680", "123456789012345680"],
    ["1e-300", "1e-300"],
    ["1.7976931348623157e308", "1.7976931348623157e+308"],
    ["1e15", "1000000000000000"],
    ["1e30", "1e+30"],
    ["1e-12", "1e-12"],
    ["99999999999999.99", "99999999999999.98"],
  ],
  float: [
    ["0.1", String(Math.fround(0.1))],
    ["16777217", "16777216"],
    ["123456.78", String(Math.fround(123456.78))],
    ["-3.4028234e38", String(Math.fround(-3.4028234e38))],
  ],
  decimal: same("0.00", "-9999999999.99", "9999999999.99", "0.01"),
  date: [
    ...quoted("0001-01-01", "1969-12-31", "2024-02-29", "9999-12-31"),
    ["'0000-00-00'", null],
    ["'2020-00-15'", null],
    ["'2020-02-00'", null],
  ],
  datetime: [
    ...quoted("0001-01-01 00:00:00", "1969-12-31 23:59:59", "2024-02-29 12:00:01", "9999-12-31 23:59:59"),
    ["'0000-00-00 00:00:00'", null],
  ],
  timestamp: [
    ...quoted("1970-01-01 00:00:01", "2024-03-10 02:30:00", "2038-01-19 03:14:07"),
    ["'0000-00-00'", null],
  ],
  time: [
    ["'00:00:00'", "0"],
    ["'838:59:59'", "3020399000000"],
    ["'-838:59:59'", "-3020399000000"],
    ["'-00:00:01'", "-1000000"],
    ["'24:00:00'", "86400000000"],
  ],
  year: [
    ["1901", "1901"],
    ["2155", "2155"],
    ["0", "0"],
  ],
  char: texts.filter(([, kept]) => (kept ?? "").length < 2).map(([literal, kept]) => [literal, kept]),
  varchar: texts,
  text: texts,
  mediumtext: texts,
  longtext: [...texts, ["repeat('0123456789\\n', 300000)", "0123456789\n".repeat(300_000)]],
  enum: quoted("small", "large"),
  json: [["'{\"a\": [1, null]}'", '{"a": [1, null]}']],
  blob: [
    ["''", ""],
    ["x'00ff5c22270a'", "00ff5c22270a"],
  ],
  longblob: [
    ["''", ""],
    ["x'00ff5c22270a'", "00ff5c22270a"],
    ["repeat(x'00', 70000)", "00".repeat(70_000)],
  ],
  varbinary: [["x'00'", "00"]],
  bit: [
    ["b'0'", "0"],
    ["b'101010101'", "341"],
  ],
};

/** `bigint(20) unsigned` → `bigint unsigned`. */
export function typeName(declared: string): string {
  return declared.replace(/\(.*\)/, "");
}

/** Types that OpenDental does not use, but other databases do. */
export const otherTypes = [
  "mediumint",
  "mediumint unsigned",
  "int unsigned",
  "bigint unsigned",
  "decimal(12,2)",
  "year",
  "enum('small','large')",
  "blob",
  "varbinary(9)",
  "bit(9)",
  "json",
] as const;
