import { afterEach, expect, test } from "vitest";
import { tables } from "../../generator/opendental/schema/tables.ts";
import { type GeneratedPractice, generatedPractice } from "./generated-practice.ts";

const size = { patients: 50, years: 1, seed: 11 };
const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test("the same request gives the same 432 tables in any time zone", async () => {
  process.env.TZ = "Pacific/Auckland";
  const east = await generatedPractice(size);
  process.env.TZ = "America/Los_Angeles";
  const west = await generatedPractice(size);
  try {
    const hashes = await tableHashes(east);
    expect(await tableHashes(west)).toEqual(hashes);
    expect(hashes).toHaveLength(432);
  } finally {
    east.remove();
    west.remove();
  }
}, 120_000);

test("another seed gives another practice", async () => {
  const one = await generatedPractice({ patients: 30, years: 1, seed: 1 });
  const two = await generatedPractice({ patients: 30, years: 1, seed: 2 });
  try {
    expect(await tableHashes(two)).not.toEqual(await tableHashes(one));
  } finally {
    one.remove();
    two.remove();
  }
}, 120_000);

async function tableHashes({ session }: GeneratedPractice): Promise<readonly string[]> {
  const parts = [...tables.keys()].map(
    (name) =>
      `select '${name}' as name, count(*) as size, coalesce(md5(string_agg(line, ',' order by line)), '') as hash
       from (select md5(cast(t as varchar)) as line from "${name}" t)`,
  );
  const rows = await session.select(`${parts.join(" union all ")} order by name`);
  return rows.map(({ name, size, hash }) => `${String(name)} ${String(size)} ${String(hash)}`);
}
