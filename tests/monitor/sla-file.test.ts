import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BitewingError, BitewingErrors } from "../../foundation/errors.ts";
import { findSlas, parseSlas } from "../../pipeline/monitor/sla-file.ts";
import { defaultSlas, fits, limitOf } from "../../pipeline/monitor/slas.ts";
import { scratchPath } from "../pipeline/scratch.ts";

const example = join(import.meta.dirname, "..", "..", "docs", "examples", "bitewing-slas.yml");

describe("an SLA file", () => {
  test("may say nothing, and then the default of 26 hours holds", () => {
    for (const text of ["", "# nothing yet\n", "{}"]) {
      expect(parseSlas("slas.yml", text)).toEqual({ ...defaultSlas, file: "slas.yml" });
    }
  });

  test("keeps the default age when it names only tables", () => {
    const { freshness } = parseSlas("slas.yml", "freshness: { tables: { Appointment: 2h } }");
    expect(freshness).toEqual({
      default: 26 * 3600,
      tables: [{ name: "appointment", limit: 7200, where: "slas.yml:1" }],
    });
  });

  test("like the example in docs sets a limit of every kind", async () => {
    const slas = await findSlas(example, ".");
    expect(slas).toMatchObject({ duration: 1800, failures: 1, conversions: 0 });
    expect(limitOf(slas.freshness, "patient")).toBe(26 * 3600);
    expect(limitOf(slas.freshness, "appointment")).toBe(2 * 3600);
    expect(limitOf(slas.freshness, "securitylog")).toBe(7 * 86_400);
    expect(limitOf(slas.freshness, "securityloghash")).toBe(7 * 86_400);
    expect(limitOf(slas.leastRows, "patient")).toBe(1);
    expect(limitOf(slas.leastRows, "claim")).toBeUndefined();
    expect(limitOf(slas.rowDrop, "claim")).toBe(10);
    expect(limitOf(slas.rowDrop, "signalod")).toBe(100);
  });

  test("is refused with every mistake at its line, as words of the call", () => {
    const text = [
      "freshness:",
      "  default: soon",
      "  tables:",
      "    appointment: 120",
      "durations: { at_most: 30m }",
      "failures:",
      "  at_most: -1",
      "  atmost: 2",
      "rows:",
      "  drop_at_most: { default: 110% }",
    ].join("\n");
    const thrown = refusal(text);
    expect(thrown.failure.kind).toBe("usage");
    const said = thrown.failures.map(({ where, what, next }) => [where, what, next].join(" | "));
    expect(said.toSorted()).toEqual([
      "slas.yml:10 | rows.drop_at_most.default: It takes a percentage such as 10% or 2.5%. | ",
      "slas.yml:2 | freshness.default: It takes a whole number and a unit, such as 90s, 30m, 26h or 7d. | ",
      "slas.yml:4 | freshness.tables.appointment: It takes a whole number and a unit, such as 90s, 30m, 26h or 7d. | ",
      "slas.yml:5 | There is no SLA 'durations'. | Did you mean 'duration'?",
      "slas.yml:7 | failures.at_most: It takes a whole number from 0 on. | ",
      "slas.yml:8 | There is no SLA 'failures.atmost'. | Did you mean 'at_most'?",
    ]);
  });

  test.each([
    ["a list", "- freshness"],
    ["a word", "freshness"],
    ["a broken map", "freshness: {"],
    ["a key said twice", "failures: { at_most: 1 }\nfailures: { at_most: 2 }"],
    ["a limit without a value", "duration: { at_most: }"],
  ])("is refused when it is %s", (_, text) => {
    expect(refusal(text).failures.length).toBeGreaterThan(0);
    expect(refusal(text).message).toContain("slas.yml:");
  });

  test("is parsed or refused, whatever its text, and never fails in another way", () => {
    const words = fc.constantFrom(
      "freshness",
      "default",
      "tables",
      "26h",
      "rows",
      "10%",
      "{",
      "}",
      ":",
      "\n",
      " ",
      "-",
    );
    fc.assert(
      fc.property(
        fc.array(words).map((parts) => parts.join("")),
        (text) => {
          const thrown = thrownBy(text);
          expect(thrown === undefined || thrown instanceof BitewingErrors).toBe(true);
        },
      ),
    );
  });

  test("is found in the folder when none is named", async () => {
    const path = await scratchPath("bitewing-slas.yml");
    expect(await findSlas(undefined, dirname(path))).toBe(defaultSlas);
    await writeFile(path, "failures: { at_most: 3 }");
    expect(await findSlas(undefined, dirname(path))).toMatchObject({ file: path, failures: 3 });
  });

  test("that is named must be there", async () => {
    const thrown: unknown = await findSlas("no-such.yml", ".").catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(BitewingError);
    expect(String(thrown)).toContain("no-such.yml");
  });
});

describe("a name in it", () => {
  const name = fc.stringMatching(/^[a-z_.$+]{1,12}$/);

  test("means itself and nothing else", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(fits(a, a)).toBe(true);
        expect(fits(a, b)).toBe(a === b);
      }),
    );
  });

  test("with stars means all that have its parts in this order", () => {
    fc.assert(
      fc.property(name, name, name, (a, b, middle) => {
        expect(fits(`${a}*${b}`, `${a}${middle}${b}`)).toBe(true);
        expect(fits(`${a}*`, `${a}${b}`)).toBe(true);
        expect(fits(`${a}*`, `0${a}${b}`)).toBe(false);
        expect(fits("*", a)).toBe(true);
      }),
    );
  });
});

function refusal(text: string): BitewingErrors {
  const thrown = thrownBy(text);
  if (thrown instanceof BitewingErrors) return thrown;
  throw new Error("was not refused", { cause: thrown });
}

function thrownBy(text: string): unknown {
  try {
    parseSlas("slas.yml", text);
    return undefined;
  } catch (error) {
    return error;
  }
}
