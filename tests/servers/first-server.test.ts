import { afterEach, expect, test, vi } from "vitest";
import { firstServer, type ServerSource, serverFromEnvironment } from "./running-server.ts";

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

afterEach(() => vi.unstubAllEnvs());

test("a server that the environment names is used when it answers, and nothing stands in for it when not", async () => {
  const url = "mysql://u:hunter2@127.0.0.1:1/db";
  vi.stubEnv("BITEWING_TEST_URL", url);
  const answering = serverFromEnvironment("BITEWING_TEST_URL", async () => true);
  expect(await answering()).toMatchObject({ url, origin: "BITEWING_TEST_URL" });
  const silent = serverFromEnvironment("BITEWING_TEST_URL", async () => false);
  const failure = await firstServer([silent, offers("other")], "").catch(String);
  expect(failure).toContain("BITEWING_TEST_URL names does not answer");
  expect(failure).not.toContain("hunter2");
  vi.stubEnv("BITEWING_TEST_URL", "");
  expect(await silent()).toBeUndefined();
});
