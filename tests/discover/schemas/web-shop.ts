/**
 * A shop in the habit of web frameworks: every key is `id`, names are plural snake case, some relations are declared,
 * one changes its table from row to row. Beside it, names that need care: reserved words, spaces, quotes, other
 * scripts, a template's braces, and columns that differ by an underscore only. MySQL and DuckDB both take it.
 */
export const webShop = `
create table users (id bigint not null primary key, email varchar(100) not null, is_admin tinyint not null default 0,
  locale varchar(5), created_at datetime not null, updated_at datetime not null);
create table categories (id bigint not null primary key, parent_category_id bigint, name varchar(50));
create table products (id bigint not null primary key, category_id bigint, sku varchar(20) not null, \`order\` integer,
  \`group\` varchar(10), \`Größe (cm)\` double, discontinued tinyint not null default 0, rating tinyint,
  released_on date default '1900-01-01', price decimal(10,2) not null);
create table orders (id bigint not null primary key, user_id bigint not null, approved_by_user_id bigint, number integer,
  placed_at datetime not null, shipped_on date, updated_at datetime,
  foreign key (user_id) references users (id));
create table order_lines (order_id bigint not null, line_no integer not null, product_id bigint not null,
  quantity integer not null, primary key (order_id, line_no), foreign key (order_id) references orders (id));
create table tags (id bigint not null primary key, \`the "name"\` varchar(20), \`it's\` varchar(20), \`100%\` integer);
create table products_tags (product_id bigint not null, tag_id bigint not null, primary key (product_id, tag_id));
create table comments (id bigint not null primary key, commentable_type varchar(20) not null,
  commentable_id bigint not null, user_id bigint not null, body varchar(200));
create table \`Line Items\` (id bigint not null primary key, \`UserName\` varchar(20), user_name varchar(20),
  \`select\` varchar(5), \`日付\` date, \`{{ total }}\` integer, \`2nd\` integer, \`%\` integer);
create table line_items (id bigint not null primary key, product_id bigint);
create table sessions (token varchar(40) not null primary key, user_id bigint);
insert into users values
  (1, 'ann@example.com', 1, 'en', '2024-01-01 08:00:00', '2024-02-01 08:00:00'),
  (2, 'bob@example.com', 0, 'de', '2024-01-02 08:00:00', '2024-02-02 08:00:00'),
  (3, 'cyd@example.com', 0, null, '2024-01-03 08:00:00', '2024-02-03 08:00:00');
insert into categories values (1, null, 'all'), (2, 1, 'shoes'), (3, 1, 'hats'), (4, 2, 'boots'), (5, 99, 'lost');
insert into products values
  (11, 4, 'B-1', 1, 'a', 30.5, 0, 4, '2023-05-01', 89.90), (12, 4, 'B-2', 2, 'a', null, 1, null, '1900-01-01', 99.90),
  (13, 3, 'H-1', 1, 'b', 20, 0, 5, '1900-01-01', 19.90), (14, null, 'X-1', null, null, null, 0, 2, '1900-01-01', 0);
insert into orders values (101, 1, null, 7, '2024-03-01 10:00:00', null, '2024-03-01 10:00:00'),
  (102, 2, 1, 8, '2024-03-02 10:00:00', '2024-03-03', '2024-03-03 10:00:00');
insert into order_lines values (101, 1, 11, 2), (101, 2, 13, 1), (102, 1, 12, 1);
insert into tags values (21, 'new', 'x', 1), (22, 'sale', null, 2);
insert into products_tags values (11, 21), (11, 22), (13, 21);
insert into comments values (31, 'Product', 11, 1, 'good'), (32, 'Order', 102, 2, 'late'), (33, 'Product', 13, 3, null);
insert into \`Line Items\` values (1, 'a', 'b', 'c', '2024-01-01', 5, 2, 50);
insert into line_items values (1, 11), (2, 13);
insert into sessions values ('t1', 1), ('t2', 77), ('t3', 78), ('t4', 79)`;
