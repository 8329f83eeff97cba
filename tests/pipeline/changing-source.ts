import { type FreshDatabase, freshDatabase, runOnMySql } from "../servers/fresh-database.ts";

/** How it is loaded: its largest tables as large ones are, in many ranges. */
export const asLarge = { rangeRows: 25, smallTable: 500 } as const;

/** A source of few rows and many kinds of tables, at three moments of its life, each a database of its own. */
export async function changingSource(serverUrl: string): Promise<readonly FreshDatabase[]> {
  const moments = [[filled], [filled, changed], [filled, changed, changedInForm]];
  return Promise.all(
    moments.map(async (statements) => {
      const database = await freshDatabase(serverUrl);
      await runOnMySql(database.url, statements.join(";\n"));
      return database;
    }),
  );
}

const list = (rows: number, row: (number: number) => string): string =>
  Array.from({ length: rows }, (_, i) => `(${row(i + 1)})`).join(",");

const notes = Array.from({ length: 20 }, (_, i) => `Note${i}`);

const filled = `
create table appointment (AptNum bigint not null primary key, PatNum bigint not null, Note text, Fee double not null);
create table patient (PatNum bigint not null primary key, LName varchar(50) not null, Bal decimal(10,2) not null,
  DateTStamp timestamp not null default '2024-01-01 00:00:00');
create table entrylog (EntryLogNum bigint not null primary key, EntryDateTime datetime not null, LogText varchar(60));
create table seat (Room int, Chair varchar(20));
create table later (LaterNum bigint not null primary key, Day date);
create table document (DocNum bigint not null primary key, ${notes.map((name) => `${name} varchar(30)`).join(", ")},
  RawBase64 longblob);
insert into appointment values ${list(2400, (n) => `${n}, ${n % 97}, 'appointment ${n} – π', ${n / 7}`)};
insert into patient (PatNum, LName, Bal) values ${list(1200, (n) => `${n * 3}, 'Name ${n}', ${n}.25`)};
insert into entrylog values ${list(1200, (n) => `${n}, '2024-02-03 04:05:06', 'line ${n}'`)};
insert into seat values ${list(200, (n) => `${n % 50}, ${n % 3 === 0 ? "null" : `'chair ${n % 50}'`}`)};
insert into document values ${list(40, (n) => `${n}, ${notes.map((name) => `'${name} of ${n}'`).join(", ")}, repeat(x'00ff41', ${n * 60})`)}`;

/** New rows, rows changed in silence and with a stamp, rows gone. */
const changed = `
insert into appointment values ${list(250, (n) => `${2400 + n}, 5, 'new ${n}', 0`)};
update appointment set Note = 'changed in silence' where AptNum in (7, 1200, 1201, 2399);
delete from appointment where AptNum between 300 and 340 or AptNum = 2000;
update patient set LName = 'Changed', DateTStamp = '2024-05-01 00:00:00' where PatNum % 60 = 0;
update patient set Bal = Bal + 0.01, DateTStamp = DateTStamp where PatNum = 33;
insert into patient (PatNum, LName, Bal, DateTStamp) values (5000, 'New', 0, '2024-05-02 00:00:00');
insert into entrylog values ${list(80, (n) => `${1200 + n}, '2024-05-03 04:05:06', 'line ${1200 + n}'`)};
delete from seat where Room = 7;
insert into seat values (7, 'moved');
insert into later values (1, '2024-05-05'), (2, '0001-01-01'), (3, null);
update document set RawBase64 = null where DocNum = 11`;

/** A column more, one gone, and most of a table changed. */
const changedInForm = `
alter table appointment add column Confirmed smallint not null default 7;
update appointment set Confirmed = 1 where AptNum = 44;
alter table document drop column Note3;
update entrylog set LogText = concat(LogText, '!') where EntryLogNum % 3 > 0;
delete from later;
delete from patient where PatNum between 600 and 640`;
