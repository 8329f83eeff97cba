/** A small schema that has nothing to do with dentistry, in statements that MySQL and DuckDB both take. */
export const shopSchema = `
create table customers (id bigint not null primary key, name varchar(50) not null default 'it''s new', updated_at datetime null);
create table Orders (id bigint not null primary key, customer_id bigint, OrderDate date default '0001-01-01', total double, photo blob);
create table order_log (LogNum bigint not null primary key, note varchar(200));
create table LogDetail (DetailNum bigint not null primary key, LogNum bigint, waited time, \`select\` smallint);
create table no_key (a integer, b varchar(10));
create table nothing_yet (id bigint not null primary key, day date);
create index by_customer on Orders (customer_id, OrderDate);
insert into customers values (1, 'Ann "A"', '2024-01-02 03:04:05'), (2, 'Bob\n', null), (3, '', '0001-01-01 00:00:00');
insert into Orders values (10, 1, '2024-01-01', 0.1, '\\x01'), (11, 2, '0001-01-01', -12.345, null), (12, null, null, 1e300, '');
insert into order_log values (1, 'a'), (2, null), (9, '');
insert into LogDetail values (1, 9, '12:30:00', 1), (2, 1, null, -5);
insert into no_key values (1, 'x'), (1, 'x'), (null, null)`;

/** DuckDB quotes names with double quotes. */
export const shopSchemaForDuckDb = shopSchema.replaceAll("`", '"');

export const shopRows = { customers: 3, logdetail: 2, no_key: 3, nothing_yet: 0, order_log: 3, orders: 3 };
