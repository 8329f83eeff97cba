/** Values at the edges of each MySQL type: the SQL literal, and the text that a warehouse must give back. */
export type EdgeValue = readonly [literal: string, kept: string | null];

const same = (...texts: string[]): EdgeValue[] => texts.map((text) => [text, text]);
const quoted = (...texts: string[]): EdgeValue[] => texts.map((text) => [`'${text}'`, text]);
const hexOf = (...literals: string[]): EdgeValue[] => literals.map((digits) => [`x'${digits}'`, digits]);
/** Numbers as JavaScript writes a double. MariaDB knows no -0, which is tested with DuckDB as the source. */
const doubles = (...texts: string[]): EdgeValue[] => texts.map((text) => [`'${text}'`, String(Number(text))]);
const floats = (...texts: string[]): EdgeValue[] =>
  texts.map((text) => [`'${text}'`, String(Math.fround(Number(text)))]);
/** Spans of time as microseconds. */
const times = (...list: [text: string, microseconds: string][]): EdgeValue[] =>
  list.map(([text, microseconds]) => [`'${text}'`, microseconds]);

/** Written with escapes where an editor would change them. */
const asciiTexts: readonly EdgeValue[] = [
  ["''", ""],
  ["'NULL'", "NULL"],
  ["'null'", "null"],
  ["'\\\\N'", "\\N"],
  ["'~'", "~"],
  ["'1,2'", "1,2"],
  ["'\"'", '"'],
  ["'\"\"'", '""'],
  ["''''", "'"],
  ["'\\\\.'", "\\."],
  ["'\\n'", "\n"],
  ["'\\r'", "\r"],
  ["'a\\r\\nb'", "a\r\nb"],
  ["'\\tx'", "\tx"],
  ["'\\\\'", "\\"],
  ["'\\\\t'", "\\t"],
  ["' x'", " x"],
  ["'x '", "x "],
  ["'x  '", "x  "],
  ["' '", " "],
  ["'x'", "x"],
  ["'X'", "X"],
  ["concat('x', char(9 using utf8mb4))", "x\t"],
  [
    "concat(char(1 using utf8mb4), char(8 using utf8mb4), char(11 using utf8mb4), char(12 using utf8mb4), char(26 using utf8mb4), char(127 using utf8mb4))",
    "\x01\b\v\f\x1a\x7f",
  ],
  ["concat('a', char(0 using utf8mb4), 'b')", "ab"],
  ["concat(char(0 using utf8mb4), char(0 using utf8mb4), 'c')", "c"],
  ["'0001-1-1'", "0001-1-1"],
  ["'{}'", "{}"],
];
const unicodeTexts: readonly EdgeValue[] = [
  ["'é'", "é"],
  ["'e\u0301'", "e\u0301"],
  ["'\u2028\u00a0\ufeff'", "\u2028\u00a0\ufeff"],
  ["'\uffff'", "\uffff"],
];
const texts: readonly EdgeValue[] = [
  ...asciiTexts,
  ...unicodeTexts,
  ["'é😀'", "é😀"],
  ["'👩\u200d⚕\ufe0f'", "👩\u200d⚕\ufe0f"],
  ["'\u{10ffff}'", "\u{10ffff}"],
  ["concat('😀', char(0 using utf8mb4))", "😀"],
];
const latinTexts: readonly EdgeValue[] = [
  ...asciiTexts,
  ["'café'", "café"],
  ["_latin1 x'808a9f'", "€ŠŸ"],
  ["_latin1 x'818d8f909d'", "\u0081\u008d\u008f\u0090\u009d"],
  ["_latin1 x'a0ff'", "\u00a0ÿ"],
];
/** A CHAR loses its trailing spaces in MySQL itself, by its own rule. */
const ofChar = (list: readonly EdgeValue[]): EdgeValue[] =>
  list.filter(([, kept]) => kept !== null && kept.length <= 6 && !kept.endsWith(" "));
const shorterThan = (list: readonly EdgeValue[], length: number): EdgeValue[] =>
  list.filter(([, kept]) => (kept ?? "").length < length);

const dates: readonly EdgeValue[] = [
  ...quoted("0001-01-01", "0999-12-31", "1582-10-10", "1900-02-28", "1969-12-31", "1970-01-01"),
  ...quoted("2000-02-29", "2024-02-29", "9999-12-31"),
  ["'0000-00-00'", null],
  ["'2020-00-15'", null],
  ["'2020-02-00'", null],
  ["'2020-02-31'", null],
  ["'1900-02-29'", null],
  ["'0000-05-05'", null],
];
const datetimes: readonly EdgeValue[] = [
  ...quoted("0001-01-01 00:00:00", "1969-12-31 23:59:59", "2024-02-29 12:00:01", "9999-12-31 23:59:59"),
  ["'0000-00-00 00:00:00'", null],
  ["'2020-00-15 01:02:03'", null],
  ["'2020-02-31 10:11:12'", null],
  ["'0000-05-05 10:11:12'", null],
];
const blobs: readonly EdgeValue[] = [
  ["''", ""],
  ...hexOf("00", "20", "2000", "00ff5c22270a", "5c4e", "7e"),
  [
    `x'${Buffer.from(Uint8Array.from({ length: 256 }, (_, i) => i)).toString("hex")}'`,
    Buffer.from(Uint8Array.from({ length: 256 }, (_, i) => i)).toString("hex"),
  ],
];

/** Little-endian well-known binary after four bytes of SRID, as MySQL keeps geometries. */
const wkb = (type: number, ...parts: Buffer[]): Buffer => {
  const head = Buffer.alloc(5, 1);
  head.writeUInt32LE(type, 1);
  return Buffer.concat([head, ...parts]);
};
const count = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};
const xy = (...numbers: number[]): Buffer => Buffer.from(Float64Array.from(numbers).buffer);
const shape = (wellKnownText: string, bytes: Buffer): EdgeValue => [
  `st_geomfromtext('${wellKnownText}')`,
  `00000000${bytes.toString("hex")}`,
];
const point = shape("POINT(1 -2.5)", wkb(1, xy(1, -2.5)));
const line = shape("LINESTRING(0 0,1 1)", wkb(2, count(2), xy(0, 0, 1, 1)));
const ring = Buffer.concat([count(4), xy(0, 0, 1, 0, 1, 1, 0, 0)]);
const polygon = shape("POLYGON((0 0,1 0,1 1,0 0))", wkb(3, count(1), ring));

/** By the whole type, or by its name without the length; `unsigned` is part of the name. */
export const edgeValues: Readonly<Record<string, readonly EdgeValue[]>> = {
  tinyint: same("-128", "-1", "0", "1", "2", "127"),
  "tinyint unsigned": same("0", "1", "255"),
  smallint: same("-32768", "-1", "0", "32767"),
  "smallint unsigned": same("0", "65535"),
  mediumint: same("-8388608", "0", "8388607"),
  "mediumint unsigned": same("0", "16777215"),
  int: same("-2147483648", "0", "2147483647"),
  "int unsigned": same("0", "4294967295"),
  "int(8) unsigned zerofill": same("0", "42", "4294967295"),
  bigint: same("-9223372036854775808", "-9007199254740993", "0", "9007199254740993", "9223372036854775807"),
  "bigint unsigned": same("0", "9223372036854775808", "18446744073709551615"),
  double: [
    ...doubles("0", "0.1", "-0.005", "1234567.89", "0.30000000000000004", "-1", "99999999999999.99"),
    ...doubles("0.0001", "0.00009999999999999999", "0.00010000000000000002", "0.000012345678901234567"),
    ...doubles("999999999999999.9", "1e15", "1000000000000000.1", "1000000000000000.2", "-1e15"),
    ...doubles("123456789012345680", "123456789012345690", "1e22", "1e23", "9007199254740993", "1e30"),
    ...doubles("1.0000000000000002e30", "1e-12", "1.0000000000000002e-12", "9.999999999999999e-13"),
    ...doubles("5e-324", "2.2250738585072014e-308", "2.225073858507201e-308", "1e-300", "1e300"),
    ...doubles("1.7976931348623157e308", "-1.7976931348623157e308", "0.1234567890123456", "1e-5"),
    ...doubles("-0.00010000000000000002", "900000000000000.1", "-899999999999999.9", "1e-20", "-1.5e-16"),
  ],
  "double unsigned": doubles("0", "0.1", "1.7976931348623157e308"),
  "double(10,2)": doubles("1.5", "-0.25", "99999999.99", "0"),
  float: [
    ...floats("0", "0.1", "16777217", "123456.78", "-3.4028234e38", "1e-45", "1.17549435e-38"),
    ...floats("0.0001", "0.00009999", "1e15", "1e-12", "3.3333333"),
  ],
  "float unsigned": floats("0", "0.1"),
  "float(7,3)": floats("1.5", "-1234.5"),
  "decimal(12,2)": same("0.00", "-9999999999.99", "9999999999.99", "0.01", "-0.01"),
  "decimal(12,2) unsigned zerofill": same("0.00", "9999999999.99"),
  "decimal(38,10)": same(`${"9".repeat(28)}.${"9".repeat(10)}`, "-0.0000000001", "0.0000000000"),
  "decimal(65,30)": same(
    `${"9".repeat(35)}.${"9".repeat(30)}`,
    `-${"9".repeat(35)}.${"9".repeat(30)}`,
    `0.${"0".repeat(29)}1`,
    `0.${"0".repeat(30)}`,
  ),
  "decimal(65,0)": same("9".repeat(65), "0"),
  "decimal(30,30)": same(`0.${"9".repeat(30)}`, `-0.${"0".repeat(29)}1`),
  "bit(1)": [
    ["b'0'", "0"],
    ["b'1'", "1"],
  ],
  "bit(9)": [
    ["b'0'", "0"],
    ["b'101010101'", "341"],
  ],
  "bit(64)": [
    ["0", "0"],
    ["9223372036854775808", "9223372036854775808"],
    ["18446744073709551615", "18446744073709551615"],
  ],
  date: dates,
  datetime: datetimes,
  "datetime(3)": [...datetimes, ...quoted("2024-02-29 12:00:01.5", "2024-02-29 12:00:01.001")],
  "datetime(6)": [
    ...datetimes,
    ...quoted("0001-01-01 00:00:00.000001", "9999-12-31 23:59:59.999999", "2024-02-29 12:00:00.1"),
    ["'2020-02-31 10:11:12.123456'", null],
  ],
  timestamp: [
    ...quoted("1970-01-01 00:00:01", "2024-03-10 02:30:00", "2024-11-03 01:30:00", "2038-01-19 03:14:07"),
    ["'0000-00-00'", null],
  ],
  "timestamp(6)": [
    ...quoted("1970-01-01 00:00:01", "2024-03-10 02:30:00.000001", "2038-01-19 03:14:07.999999"),
    ["'0000-00-00'", null],
  ],
  time: times(
    ["00:00:00", "0"],
    ["838:59:59", "3020399000000"],
    ["-838:59:59", "-3020399000000"],
    ["-00:00:01", "-1000000"],
    ["24:00:00", "86400000000"],
  ),
  "time(3)": times(["00:00:00.001", "1000"], ["-00:00:00.5", "-500000"], ["-100:00:00", "-360000000000"]),
  "time(6)": times(
    ["00:00:00.000001", "1"],
    ["-00:00:00.000001", "-1"],
    ["-00:00:01.999999", "-1999999"],
    ["838:59:58.999999", "3020398999999"],
    ["-838:59:58.999999", "-3020398999999"],
  ),
  /** MySQL itself ends at 838:59:59.000000. */
  "time(5)": times(["838:59:59.99999", "3020399999990"], ["-838:59:59.99999", "-3020399999990"]),
  year: same("1901", "2155", "0"),
  char: ofChar(texts).filter(([, kept]) => (kept ?? "").length < 2),
  "char(6) character set latin1": ofChar(latinTexts),
  "char(6) character set utf8mb4 collate utf8mb4_bin": ofChar(texts),
  varchar: texts,
  "varchar(99) character set latin1": latinTexts,
  "varchar(99) character set ascii": asciiTexts,
  "varchar(99) character set utf8": [...asciiTexts, ...unicodeTexts],
  "varchar(99) character set ucs2": [...asciiTexts, ...unicodeTexts],
  "varchar(99) character set utf8mb4 collate utf8mb4_bin": texts,
  "text character set latin1 collate latin1_bin": latinTexts,
  tinytext: shorterThan(texts, 60),
  text: texts,
  mediumtext: texts,
  longtext: [
    ...texts,
    ["repeat('0123456789\\n', 300000)", "0123456789\n".repeat(300_000)],
    ["repeat('😀', 100000)", "😀".repeat(100_000)],
  ],
  "enum('small','large')": quoted("small", "large"),
  "enum('a''b','x,y','\"','é','\\\\N','zerofill') character set utf8mb4": [
    ["'a''b'", "a'b"],
    ...quoted("x,y", '"', "é", "zerofill"),
    ["'\\\\N'", "\\N"],
    ["0", ""],
  ],
  "set('a','b c','é')": quoted("", "a", "a,b c", "b c,é", "a,b c,é"),
  json: [
    ["'{\"a\": [1, null]}'", '{"a": [1, null]}'],
    ["'\"\\\\\\\\u0000\"'", '"\\\\u0000"'],
    ["'null'", "null"],
  ],
  "binary(4)": hexOf("00000000", "20202020", "41000000", "ffffffff"),
  "varbinary(300)": blobs,
  tinyblob: blobs.filter(([, kept]) => (kept ?? "").length < 500),
  blob: blobs,
  mediumblob: [...blobs, ["repeat(x'ff', 70000)", "ff".repeat(70_000)]],
  longblob: [...blobs, ["repeat(x'00', 70000)", "00".repeat(70_000)]],
  geometry: [point, line, polygon],
  point: [point],
  linestring: [line],
  polygon: [polygon],
  multipoint: [shape("MULTIPOINT(1 1,2 2)", wkb(4, count(2), wkb(1, xy(1, 1)), wkb(1, xy(2, 2))))],
  multilinestring: [shape("MULTILINESTRING((0 0,1 1))", wkb(5, count(1), wkb(2, count(2), xy(0, 0, 1, 1))))],
  multipolygon: [shape("MULTIPOLYGON(((0 0,1 0,1 1,0 0)))", wkb(6, count(1), wkb(3, count(1), ring)))],
  geometrycollection: [shape("GEOMETRYCOLLECTION(POINT(1 2))", wkb(7, count(1), wkb(1, xy(1, 2))))],
  uuid: quoted("00000000-0000-0000-0000-000000000000", "123e4567-e89b-12d3-a456-426614174000"),
  inet4: quoted("0.0.0.0", "255.255.255.255"),
  inet6: quoted("::", "::1", "2001:db8::ff00:42:8329"),
};

/** Edge values of a type, by its whole text or its name. */
export function edgeValuesOf(declared: string): readonly EdgeValue[] {
  return edgeValues[declared] ?? edgeValues[typeName(declared)] ?? [];
}

/** `bigint(20) unsigned` → `bigint unsigned`. */
export function typeName(declared: string): string {
  return declared.replace(/\(.*\)/, "");
}

/** Types that OpenDental does not use, but other databases do. */
export const otherTypes: readonly string[] = [
  "mediumint",
  "mediumint unsigned",
  "int unsigned",
  "bigint unsigned",
  "year",
  "blob",
  ...Object.keys(edgeValues).filter((type) => /[( ]/.test(type) && !/^\w+ unsigned$|^time\(5\)/.test(type)),
  "double unsigned",
  "float unsigned",
  "tinytext",
  "tinyblob",
  "mediumblob",
  "json",
  "geometry",
  "point",
  "linestring",
  "polygon",
  "multipoint",
  "multilinestring",
  "multipolygon",
  "geometrycollection",
];

/** MySQL does not have these, or not these values. */
export const mariaDbTypes: readonly string[] = ["uuid", "inet4", "inet6", "time(5)"];
