import { defineConfig } from "vitest/config";

const servers = ["tests/servers/provide-servers.ts"];

/**
 * `npm test` runs `unit` (no server; first) and `database` (`*.db.test.ts`, with a MySQL and a PostgreSQL server from
 * tests/servers). `npm run verify:dbt` runs `parity`, which installs dbt-core; `npm run verify:site` runs `browser`;
 * `npm run verify:practices` runs `promises`, for about an hour: what is promised of every seed and size. Vitest leaves
 * one core of two to itself unless it is told how many files to run at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/**/*.{db,parity,browser,promise}.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "database",
          include: ["tests/**/*.db.test.ts"],
          globalSetup: servers,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "parity",
          include: ["tests/**/*.parity.test.ts"],
          globalSetup: servers,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/**/*.browser.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "promises",
          include: ["tests/**/*.promise.test.ts"],
          globalSetup: servers,
          testTimeout: 1_200_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 4 },
          maxWorkers: 2,
        },
      },
    ],
  },
});
