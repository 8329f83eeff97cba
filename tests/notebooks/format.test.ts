import * as aq from "arquero";
import { describe, expect, it } from "vitest";
import * as format from "../../notebooks/lib/format.ts";
import { tableHtml } from "../../notebooks/lib/table-html.ts";

describe("formats", () => {
  it("writes money", () => {
    expect([1234.5, -80, 0, -0.004, null].map(format.formatMoney)).toEqual([
      "$1,234.50",
      "−$80.00",
      "$0.00",
      "$0.00",
      "–",
    ]);
    expect([1234.5, -80.4].map(format.formatDollars)).toEqual(["$1,235", "−$80"]);
  });

  it("shortens dollars without a jump between the forms", () => {
    const dollars = [0, 949.6, 1000, 1250, 9949, 9951, 12_345, 999_499, 999_500, 1_204_000, -12_345];
    expect(dollars.map(format.formatShortDollars)).toEqual([
      "$0",
      "$950",
      "$1k",
      "$1.3k",
      "$9.9k",
      "$10k",
      "$12k",
      "$999k",
      "$1.00M",
      "$1.20M",
      "−$12k",
    ]);
  });

  it("writes shares, counts and dates", () => {
    expect([0.9312, 1.005, -0.02, null].map(format.formatPercent)).toEqual(["93.1%", "100.5%", "−2.0%", "–"]);
    expect(format.formatCount(12345)).toBe("12,345");
    const day = new Date("2026-06-30T00:00:00Z");
    expect(format.formatMonth(day)).toBe("Jun 2026");
    expect(format.formatDate(day)).toBe("2026-06-30");
    expect(format.formatLongDate(day)).toBe("30 June 2026");
  });
});

describe("tableHtml", () => {
  it("aligns numbers to the right, escapes text and shows what is absent", () => {
    const html = tableHtml(aq.table({ carrier: ["<b>Delta & Co</b>", null], paid: [1234.5, null] }), {
      caption: "Carriers",
      formats: { paid: "money" },
    });
    expect(html).toContain("&lt;b&gt;Delta &amp; Co&lt;/b&gt;");
    expect(html).not.toContain("<b>");
    expect(html).toMatch(/<td align="right"[^>]*>\$1,234\.50<\/td>/);
    expect(html).toMatch(/<td align="left"[^>]*>–<\/td>/);
    expect(html).toContain("Carriers</caption>");
  });

  it("says how many rows it leaves out", () => {
    expect(tableHtml(aq.table({ n: [1, 2, 3] }), { limit: 2 })).toContain("1 more rows");
  });
});
