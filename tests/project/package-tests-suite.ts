import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { build, show } from "../../pipeline/run/commands.ts";
import type { NodeStatus, RunReport } from "../../pipeline/run/report.ts";
import { withProject } from "./in-memory-project.ts";
import {
  macroCalls,
  packageTestCases,
  packageTestName,
  packageTestsProject,
} from "./package-tests-project.ts";

/** What the stand-ins for dbt_utils and dbt_expectations must do on every engine. */
export function packageTestsSuite(engine: string, openDatabase: () => Promise<DatabaseUrl>): void {
  describe(`tests of packages on ${engine}`, () => {
    let target: DatabaseUrl;
    let report: RunReport;
    const shown = new Map<string, readonly (readonly unknown[])[]>();

    beforeAll(async () => {
      target = await openDatabase();
      await withProject(packageTestsProject, async (directory) => {
        const options = { target, projectDirectory: directory, schema: "main" };
        await build({
          ...options,
          select: "visit office copy other moment empty",
          exclude: "resource_type:test",
        });
        report = await build({ ...options, select: "resource_type:test" });
        for (const path of Object.keys(macroCalls)) {
          const select = path.replace(/^models\/|\.sql$/g, "");
          shown.set(select, (await show({ ...options, select })).rows);
        }
      });
    });
    afterAll(() => shown.clear());

    const outcome = (name: string): { status: NodeStatus | undefined; failures: number | undefined } => {
      const result = report.results.find((candidate) => candidate.name === name);
      if (result?.status === "error") throw new Error(`${name}: ${result.message}`);
      return { status: result?.status, failures: result?.failures };
    };

    const listed = Object.entries(packageTestCases).flatMap(([model, list]) =>
      list.map((own, i) => ({ title: own.test, model, i, own })),
    );

    test.each(listed)("$title, $model $i", ({ model, i, own }) => {
      expect(outcome(packageTestName(model, i, true))).toMatchObject({ status: "pass" });
      const { failures = expect.any(Number) } = own;
      expect(outcome(packageTestName(model, i, false))).toEqual({ status: "fail", failures });
    });

    test("macros of dbt_utils", () => {
      const texts = (name: string): string[][] => (shown.get(name) ?? []).map((row) => row.map(String));
      expect(shown.get("keys")?.map(([key]) => key)).toEqual([
        "d27a6dbce3f978561bbe1451528bf4be",
        expect.stringMatching(/^[0-9a-f]{32}$/),
        expect.stringMatching(/^[0-9a-f]{32}$/),
        expect.stringMatching(/^[0-9a-f]{32}$/),
      ]);
      expect(shown.get("keys")?.map(([, rate]) => (rate === null ? null : Number(rate)))).toEqual([
        null,
        20,
        null,
        expect.closeTo(13.33, 1),
      ]);
      expect(texts("starred")).toEqual([
        ["1", "North"],
        ["2", "North"],
        ["3", "South"],
        ["4", "South"],
      ]);
      expect(texts("spined").flat()).toEqual(["2026-01-30", "2026-01-31", "2026-02-01"]);
      expect(texts("pivoted")).toEqual([["25", "71"]]);
      expect(texts("unpivoted")).toEqual([
        ["1", "office", "North"],
        ["1", "same", "x"],
      ]);
      expect(texts("grouped")).toEqual([
        ["North", "x", "2"],
        ["South", "x", "2"],
      ]);
      expect(shown.get("united")?.map(([label, id, isOffice]) => [label, id, isOffice])).toEqual([
        [null, 1, false],
        [null, 2, false],
        [null, 3, false],
        [null, 4, false],
        ["North", null, true],
      ]);
      expect(texts("deduplicated")).toEqual([
        ["2", "North"],
        ["4", "South"],
      ]);
    });
  });
}
