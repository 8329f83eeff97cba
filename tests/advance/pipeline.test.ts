import { afterAll, expect, it } from "vitest";
import { advance } from "../../generator/index.ts";
import { load } from "../../pipeline/load/load.ts";
import { asLarge } from "../pipeline/changing-source.ts";
import { viewWarehouse } from "../pipeline/warehouse-view.ts";
import { firstDay, PracticeFolder } from "./practices.ts";

const folder = new PracticeFolder();
afterAll(() => folder.remove());

it("a warehouse that is loaded after each advance is one that is loaded afresh", async () => {
  const from = await folder.asOf(firstDay);
  const followed = folder.url("followed");
  const fresh = folder.url("fresh");
  await load({ from, to: followed, ...asLarge });
  for (const days of [1, 30]) {
    await advance({ to: from, days });
    await load({ from, to: followed, ...asLarge });
  }
  await load({ from, to: fresh, ...asLarge });
  expect(await rawOf(followed.path)).toEqual(await rawOf(fresh.path));
}, 240_000);

/** Every raw table's columns with a digest of its rows. */
async function rawOf(path: string): Promise<readonly string[]> {
  const { tables } = await viewWarehouse(`duckdb:${path}`);
  const digests = tables.filter((line) => /^\w+ \(/.test(line));
  expect(digests.length).toBeGreaterThan(400);
  return digests;
}
