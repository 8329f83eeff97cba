/**
 * An office for goods in the habit of older business software: short names in capitals, texts and numbers of documents
 * as keys, no declared relation, one table without any key and one with only a unique index. MySQL and DuckDB both take
 * it.
 */
export const goodsOffice = `
create table KUNDE (KUNDENNR varchar(10) not null primary key, NAME1 varchar(40), LAND char(2),
  GESPERRT char(1), ANGELEGT date not null default '0001-01-01', GEAENDERT datetime);
create table ARTIKEL (ARTNR varchar(18) not null primary key, TEXT varchar(40), PREIS decimal(11,2), IST_AKTIV tinyint);
create table AUFTRAG (AUFNR varchar(10) not null primary key, KUNDENNR varchar(10), LIEFER_KUNDENNR varchar(10),
  DATUM date, STATUS tinyint, WAEHRUNG char(3));
create table AUFPOS (AUFNR varchar(10) not null, POSNR integer not null, ARTNR varchar(18), MENGE decimal(13,3),
  primary key (AUFNR, POSNR));
create table LAGERBESTAND (ARTNR varchar(18), LAGERORT varchar(4), BESTAND decimal(13,3));
create table BUCHUNG (BELEGNR integer not null, KUNDENNR varchar(10), BETRAG decimal(13,2), BUCHDAT date);
create unique index BUCHUNG_0 on BUCHUNG (BELEGNR);
create table BELEGTEXT (TEXTNR integer not null primary key, BELEGNR integer, ZEILE varchar(80));
insert into KUNDE values ('K001', 'Adler', 'DE', 'N', '2020-01-01', null), ('K002', 'Bär', 'AT', 'J', '0001-01-01', null),
  ('K003', 'Çelik', 'DE', 'N', '0001-01-01', null);
insert into ARTIKEL values ('A-1', 'Schraube', 0.10, 1), ('A-2', 'Mutter', 0.05, 0), ('A-3', 'Scheibe', 0.01, 1);
insert into AUFTRAG values ('000001', 'K001', 'K002', '2024-01-05', 1, 'EUR'), ('000002', 'K002', '', '2024-01-06', 9, 'EUR'),
  ('000003', 'K003', 'K001', '0001-01-01', 0, 'EUR');
insert into AUFPOS values ('000001', 10, 'A-1', 100), ('000001', 20, 'A-2', 50.5), ('000002', 10, 'A-1', 1), ('000003', 10, 'A-3', 7);
insert into LAGERBESTAND values ('OLD-1', '01', 3), ('OLD-2', '01', 4), ('OLD-3', '02', 5), ('A-1', '02', 6);
insert into BUCHUNG values (5001, 'K001', 10, '2024-01-10'), (5002, 'K002', -3.5, '2024-01-11');
insert into BELEGTEXT values (1, 5001, 'Zahlung'), (2, 5002, 'Storno'), (3, 5002, '2')`;
