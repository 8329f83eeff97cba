import { describe, expect, it } from "vitest";

/** Holds each figure against its golden file in `golden/<name>.svg`, and against what every figure promises. */
export function checkFigures(figures: Readonly<Record<string, string>>): void {
  describe.each(Object.entries(figures))("the figure %s", (name, svg) => {
    it("is as it was", async () => {
      await expect(`${svg}\n`).toMatchFileSnapshot(`golden/${name}.svg`);
    });

    it("stands alone, says in words what it shows, and needs no network", () => {
      expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).toMatch(/role="img"/);
      expect(svg).toMatch(/aria-label="[^"]{40,}"/);
      expect(svg).toContain("prefers-color-scheme:dark");
      expect(svg.replaceAll("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|NaN|undefined/);
    });
  });
}
