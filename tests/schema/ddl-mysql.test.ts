import { expect, test } from "vitest";
import { editStamp, key, text, varchar } from "../../generator/opendental/schema/columns.ts";
import { mySqlCreateIndexes, mySqlCreateTable } from "../../generator/opendental/schema/ddl-mysql.ts";
import type { TableDefinition } from "../../generator/opendental/schema/definition.ts";
import { table } from "../../generator/opendental/schema/definition.ts";
import { indexesOf } from "../../generator/opendental/schema/indexes.ts";

const letters = define({
  primaryKey: "LetterNum",
  columns: {
    LetterNum: key(),
    Title: varchar(255, { nullable: true, default: "it's" }),
    Body: text({ nullable: true, default: "" }),
    Code: varchar(15),
    DateTStamp: editStamp(),
  },
  indexes: { Title: ["Title"], Short: ["Title(10)"], Both: ["Title", "Body"], Code: ["Code"] },
});

function define(source: Parameters<typeof table>[0]): TableDefinition {
  const columns = Object.entries(source.columns).map(([name, column]) => Object.assign({ name }, column));
  return { name: "letter", primaryKey: source.primaryKey, columns, indexes: indexesOf(source, columns) };
}

test("a table is created with its defaults, except those of text, which MySQL refuses", () => {
  expect(mySqlCreateTable(letters, { withIndexes: false })).toBe(
    `CREATE TABLE \`letter\` (
  \`LetterNum\` bigint(20) NOT NULL AUTO_INCREMENT,
  \`Title\` varchar(255) NULL DEFAULT 'it''s',
  \`Body\` text NULL,
  \`Code\` varchar(15) NOT NULL,
  \`DateTStamp\` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (\`LetterNum\`)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4`,
  );
});

test("an index takes no more of a text than every engine and version can", () => {
  expect(mySqlCreateIndexes(letters)).toBe(
    `ALTER TABLE \`letter\`
  ADD INDEX \`Title\` (\`Title\`(191)),
  ADD INDEX \`Short\` (\`Title\`(10)),
  ADD INDEX \`Both\` (\`Title\`(95), \`Body\`(95)),
  ADD INDEX \`Code\` (\`Code\`)`,
  );
});

test("a table without secondary indexes needs no statement", () => {
  expect(mySqlCreateIndexes({ ...letters, indexes: [] })).toBeUndefined();
});

test("MyISAM on request", () => {
  expect(mySqlCreateTable(letters, { engine: "myisam" })).toContain(
    ") ENGINE=MyISAM DEFAULT CHARSET=utf8mb4",
  );
});
