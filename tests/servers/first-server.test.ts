import { expect, test } from "vitest";
import { firstServer, type ServerSource } from "./running-server.ts";

const offers =
  (origin: string): ServerSource =>
  async () => ({ url: `mysql://${origin}/db`, origin, stop: async () => {} });
const hasNone = async (): Promise<undefined> => undefined;

test("the first source that has a server wins", async () => {
  const server = await firstServer([hasNone, offers("second"), offers("third")], "no server");
  expect(server.origin).toBe("second");
});

test("a machine without any server gets advice instead of skipped tests", async () => {
  await expect(firstServer([hasNone, hasNone], "install one")).rejects.toThrow("install one");
});
