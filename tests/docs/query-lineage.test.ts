import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ColumnKey,
  columnKey,
  columnOf,
  directly,
  type Rowset,
  rowsColumn,
} from "../../pipeline/docs/lineage/origins.ts";
import { QueryLineage } from "../../pipeline/docs/lineage/query-lineage.ts";
import { SqlParser, UnparsedQuery } from "../../pipeline/docs/lineage/sql-parser.ts";

/** The tables that the queries below read. */
const tables: Readonly<Record<string, readonly string[]>> = {
  pay: ["id", "patient", "amount", "paid_on", "Kind"],
  patient: ["id", "name", "born", "tags"],
  claim: ["id", "patient", "fee", "status"],
};

let parser: SqlParser;
let aggregates: ReadonlySet<string>;

beforeAll(async () => {
  parser = await SqlParser.open();
  aggregates = await parser.aggregates();
});

afterAll(() => parser.close());

function relation(name: string): Rowset | undefined {
  const columns = tables[name];
  if (columns === undefined) return undefined;
  return {
    columns: columns.map((column) => ({ name: column, origins: directly(columnKey(name, column)) })),
    rows: directly(columnKey(name, rowsColumn)),
  };
}

/** One line for each output column: `name < what makes it | what influences it ? what is unresolved`. */
async function lineage(sql: string): Promise<string[]> {
  const tree = await parser.parse(sql);
  const { columns } = new QueryLineage(({ identifier }) => relation(identifier), aggregates).resolve(tree);
  return columns.map(({ name, origins: { direct, influence, unresolved } }) => {
    const more = [...influence].filter((key) => !direct.has(key));
    const parts = [
      direct.size === 0 ? "" : ` < ${list(direct)}`,
      more.length === 0 ? "" : ` | ${list(more)}`,
      unresolved.size === 0 ? "" : ` ? ${[...unresolved].join(" ")}`,
    ];
    return name + parts.join("");
  });
}

function list(keys: Iterable<ColumnKey>): string {
  return [...keys]
    .map(columnOf)
    .map((id) => `${id.relation}.${id.column}`)
    .toSorted()
    .join(" ");
}

type Shapes = readonly (readonly [what: string, sql: string, ...columns: readonly string[]])[];

const columns: Shapes = [
  ["a column", "select amount from pay", "amount < pay.amount"],
  ["an alias", "select amount as paid from pay", "paid < pay.amount"],
  ["a table's alias", "select p.amount from pay as p", "amount < pay.amount"],
  ["a literal", "select 1 as one, 'x' as x, null as nil", "one", "x", "nil"],
  ["names in other cases", "select AMOUNT, kind from PAY_ as x", "AMOUNT ? AMOUNT", "kind ? kind"],
  ["a quoted name", `select "Kind", p."amount" from pay as "p"`, "Kind < pay.Kind", "amount < pay.amount"],
  ["an expression", "select amount * 2 + id as x from pay", "x < pay.amount pay.id"],
  [
    "a cast",
    "select amount::integer as x, cast(id as varchar) as y from pay",
    "x < pay.amount",
    "y < pay.id",
  ],
  ["coalesce and nullif", "select coalesce(amount, nullif(id, 0)) as x from pay", "x < pay.amount pay.id"],
  [
    "a column without a name",
    "select amount + 1, upper(name) from pay, patient",
    "(amount + 1) < pay.amount",
    'upper("name") < patient.name',
  ],
  [
    "between, in, like",
    "select amount between 1 and id as a, name in ('x', born) as b from pay, patient",
    "a < pay.amount pay.id",
    "b < patient.born patient.name",
  ],
  [
    "an alias used beside it",
    "select amount as a, a + id as b from pay",
    "a < pay.amount",
    "b < pay.amount pay.id",
  ],
  [
    "a column before an alias of its name",
    "select id as amount, amount + 1 as x from pay",
    "amount < pay.id",
    "x < pay.amount",
  ],
  ["an interval", "select paid_on + interval '1 day' as x from pay", "x < pay.paid_on"],
  ["a part of a date", "select extract(month from paid_on) as x from pay", "x < pay.paid_on"],
  [
    "a field of a struct",
    "select p.tags.first as x, tags['first'] as y from patient p",
    "x < patient.tags",
    "y < patient.tags",
  ],
  ["a whole row", "select p as x from pay as p", "x < pay.Kind pay.amount pay.id pay.paid_on pay.patient"],
  [
    "a lambda",
    "select list_transform(tags, e -> e || name) as x from patient",
    "x < patient.name patient.tags",
  ],
];

const stars: Shapes = [
  [
    "*",
    "select * from claim",
    "id < claim.id",
    "patient < claim.patient",
    "fee < claim.fee",
    "status < claim.status",
  ],
  [
    "t.*",
    "select c.*, p.name from claim c, patient p",
    "id < claim.id",
    "patient < claim.patient",
    "fee < claim.fee",
    "status < claim.status",
    "name < patient.name",
  ],
  ["* exclude", "select * exclude (id, status) from claim", "patient < claim.patient", "fee < claim.fee"],
  [
    "* exclude of a table's column",
    "select c.* exclude (c.id, c.status, c.patient) from claim c",
    "fee < claim.fee",
  ],
  [
    "* replace",
    "select * exclude (id, patient) replace (fee * id as fee) from claim",
    "fee < claim.fee claim.id",
    "status < claim.status",
  ],
  [
    "* rename",
    "select * exclude (id, patient, status) rename (fee as price) from claim",
    "price < claim.fee",
  ],
  ["columns by pattern", "select columns('^s') from claim", "status < claim.status"],
  [
    "columns of one name",
    "select p.id, c.ID, p.patient as id, 1 as id_1 from pay p, claim c",
    "id < pay.id",
    "ID_1 < claim.id",
    "id_2 < pay.patient",
    "id_1_1",
  ],
  ["* of a CTE", "with c as (select fee as f from claim) select * from c", "f < claim.fee"],
];

const conditions: Shapes = [
  ["a filter", "select amount from pay where patient > 1", "amount < pay.amount | pay.patient"],
  [
    "a case",
    "select case when status = 'R' then fee else 0 end as x from claim",
    "x < claim.fee | claim.status",
  ],
  [
    "a case of literals",
    "select case when status = 'R' then 1 else 0 end as x from claim",
    "x < claim.status",
  ],
  [
    "a group",
    "select patient, sum(amount) as paid from pay group by patient",
    "patient < pay.patient",
    "paid < pay.amount | pay.patient",
  ],
  [
    "a group by place",
    "select patient, sum(amount) as paid from pay group by 1",
    "patient < pay.patient",
    "paid < pay.amount | pay.patient",
  ],
  ["having", "select sum(amount) as paid from pay having max(id) > 3", "paid < pay.amount | pay.id"],
  [
    "qualify",
    "select amount from pay qualify row_number() over (partition by patient order by id) = 1",
    "amount < pay.amount | pay.id pay.patient",
  ],
  [
    "an aggregate's filter",
    "select sum(amount) filter (where patient = 1) as x from pay",
    "x < pay.amount | pay.patient",
  ],
  ["count(*)", "select count(*) as n from pay where id > 1", "n < pay.* | pay.id"],
  [
    "count(1) and count of a column",
    "select count(1) as n, count(distinct patient) as m from pay",
    "n < pay.*",
    "m < pay.patient",
  ],
  ["aggregates of literals", "select sum(1) as n, max(1) as one from pay", "n < pay.*", "one"],
  ["an order without a limit", "select amount from pay order by paid_on", "amount < pay.amount"],
  [
    "an order with a limit",
    "select amount from pay order by paid_on limit 3",
    "amount < pay.amount | pay.paid_on",
  ],
  [
    "distinct on",
    "select distinct on (patient) amount from pay order by paid_on",
    "amount < pay.amount | pay.paid_on pay.patient",
  ],
  ["the latest of a group", "select arg_max(amount, paid_on) as x from pay", "x < pay.amount | pay.paid_on"],
  [
    "an ordered aggregate",
    "select string_agg(name, ',' order by born) as x from patient",
    "x < patient.name | patient.born",
  ],
  [
    "a percentile",
    "select percentile_cont(0.5) within group (order by amount) as x from pay",
    "x < pay.amount",
  ],
];

const windows: Shapes = [
  [
    "a running sum",
    "select sum(amount) over (partition by patient order by paid_on) as x from pay",
    "x < pay.amount | pay.paid_on pay.patient",
  ],
  [
    "a rank",
    "select row_number() over (partition by patient order by paid_on) as x from pay",
    "x < pay.paid_on pay.patient",
  ],
  [
    "a neighbour",
    "select lag(amount, 1, id) over (order by paid_on) as x from pay",
    "x < pay.amount pay.id | pay.paid_on",
  ],
  ["a count", "select count(*) over (partition by patient) as x from pay", "x < pay.* | pay.patient"],
  [
    "a window with a filter",
    "select sum(amount) filter (where id > 1) over () as x from pay",
    "x < pay.amount | pay.id",
  ],
  [
    "a named window",
    "select max(amount) over w as x from pay window w as (order by id)",
    "x < pay.amount | pay.id",
  ],
];

const joins: Shapes = [
  [
    "an inner join",
    "select amount, name from pay join patient on pay.patient = patient.id",
    "amount < pay.amount | patient.id pay.patient",
    "name < patient.name | patient.id pay.patient",
  ],
  [
    "a left join",
    "select amount, name from pay left join patient on pay.patient = patient.id",
    "amount < pay.amount",
    "name < patient.name | patient.id pay.patient",
  ],
  [
    "a right join",
    "select amount, name from pay right join patient on pay.patient = patient.id",
    "amount < pay.amount | patient.id pay.patient",
    "name < patient.name",
  ],
  [
    "a join by using",
    "select id, fee, amount from claim join pay using (id)",
    "id < claim.id | pay.id",
    "fee < claim.fee | claim.id pay.id",
    "amount < pay.amount | claim.id pay.id",
  ],
  [
    "* of a join by using",
    "select * from (select id, fee from claim) c join (select id, amount from pay) p using (id)",
    "id < claim.id | pay.id",
    "fee < claim.fee | claim.id pay.id",
    "amount < pay.amount | claim.id pay.id",
  ],
  ["a full join by using", "select id from claim full join pay using (id)", "id < claim.id pay.id"],
  [
    "a natural join",
    "select * from (select id, fee from claim) c natural join (select id, name from patient) p",
    "id < claim.id | patient.id",
    "fee < claim.fee | claim.id patient.id",
    "name < patient.name | claim.id patient.id",
  ],
  [
    "a cross join",
    "select amount, f from pay cross join (select max(fee) as f from claim where id > 1) c",
    "amount < pay.amount | claim.id",
    "f < claim.fee | claim.id",
  ],
  [
    "a semi join",
    "select amount from pay semi join patient on pay.patient = patient.id",
    "amount < pay.amount | patient.id pay.patient",
  ],
  [
    "a table with itself",
    "select a.amount, b.fee from claim b join pay a on a.id = b.id",
    "amount < pay.amount | claim.id pay.id",
    "fee < claim.fee | claim.id pay.id",
  ],
  [
    "rows of a left join",
    "select count(*) as n from pay left join patient on pay.patient = patient.id",
    "n < pay.* | patient.* patient.id pay.patient",
  ],
];

const queries: Shapes = [
  ["a subquery", "select x from (select amount as x from pay where id = 1) s", "x < pay.amount | pay.id"],
  ["named columns", "select b from (select amount, id from pay) as s(a, b)", "b < pay.id"],
  [
    "a CTE over a CTE",
    "with a as (select amount as x from pay), b as (select x + 1 as y from a) select y from b",
    "y < pay.amount",
  ],
  ["a CTE with named columns", "with a(x) as (select amount from pay) select x from a", "x < pay.amount"],
  [
    "a CTE that hides a table",
    "with pay as (select fee as amount from claim) select amount from pay",
    "amount < claim.fee",
  ],
  [
    "a CTE within a CTE hides another",
    "with a as (select amount as x from pay), b as (with a as (select fee as x from claim) select x from a) select a.x, b.x as y from a, b",
    "x < pay.amount",
    "y < claim.fee",
  ],
  [
    "a recursive CTE",
    "with recursive t as (select id, amount from pay union all select t.id + 1, t.amount + c.fee from t join claim c on c.patient = t.id) select * from t",
    "id < pay.id | claim.patient",
    "amount < claim.fee pay.amount | claim.patient pay.id",
  ],
  [
    "a union",
    "select amount as x from pay union all select fee from claim where id > 1",
    "x < claim.fee pay.amount | claim.id",
  ],
  [
    "a union by name",
    "select id, fee from claim union all by name select amount as fee, id from pay",
    "id < claim.id pay.id",
    "fee < claim.fee pay.amount",
  ],
  ["except", "select id from claim except select id from pay", "id < claim.id | pay.id"],
  ["values", "select b from (values (1, 2), (3, 4)) as t(a, b)", "b"],
  [
    "a scalar subquery",
    "select (select max(fee) from claim where claim.patient = p.id) as x from patient p",
    "x < claim.fee | claim.patient patient.id",
  ],
  [
    "a correlated filter",
    "select name from patient p where exists (select 1 from pay where pay.patient = p.id)",
    "name < patient.name | patient.id pay.* pay.patient",
  ],
  [
    "in a subquery",
    "select name from patient where id in (select patient from pay where amount > 0)",
    "name < patient.name | patient.id pay.amount pay.patient",
  ],
  ["a lateral subquery", "select l.x from patient p, lateral (select p.born as x) as l", "x < patient.born"],
  ["unnest", "select tag from patient, unnest(tags) as u(tag)", "tag < patient.tags"],
  ["unnest in the list", "select unnest(tags) as tag from patient", "tag < patient.tags"],
  ["generate_series", "select n from generate_series(1, 3) as g(n)", "n"],
  [
    "rows of a group",
    "select count(*) as n from (select patient from pay group by patient) g",
    "n < pay.* | pay.patient",
  ],
  [
    "rows of one total",
    "with total as (select max(id) as m from claim) select count(*) as n from pay, total",
    "n < pay.*",
  ],
];

const lost: Shapes = [
  ["a missing column", "select nothing from pay", "nothing ? nothing"],
  ["a missing table", "select x.a from missing as x", "a ? x.a"],
  ["* of a missing table", "select y.* from pay", "y.* ? y.*"],
];

describe.each([
  ["columns", columns],
  ["stars", stars],
  ["conditions", conditions],
  ["windows", windows],
  ["joins", joins],
  ["queries", queries],
  ["what cannot be followed", lost],
])("lineage of %s", (_, shapes) => {
  it.each(shapes.map(([what, sql, ...expected]) => ({ what, sql, expected })))("$what", async (shape) => {
    expect(await lineage(shape.sql)).toEqual(shape.expected);
  });
});

describe("a text that cannot be parsed", () => {
  it("names the parser's reason and the line", async () => {
    const refused = await parser.parse("select\n  a,\n  from from pay").catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(UnparsedQuery);
    expect(refused).toMatchObject({ message: expect.stringContaining("syntax error"), line: 3 });
  });

  it("is anything but one SELECT", async () => {
    await expect(parser.parse("create table x as select 1")).rejects.toThrow("Only SELECT");
    await expect(parser.parse("select 1; select 2")).rejects.toThrow("more than one statement");
    await expect(parser.parse("pivot pay on patient using sum(amount)")).rejects.toThrow("Only SELECT");
  });
});
