import { describe, expect, it } from "vitest";
import { happening, ranks } from "../../inspection/story/happening.ts";
import type { Story } from "../../inspection/story/story.ts";
import { storyTable } from "../../notebooks/lib/story-table.ts";

const told = [
  happening("2024-01-10", ranks.booking, "booked hygiene recall for 2024-02-01 08:00"),
  happening("2024-01-20", ranks.contact, "text message to the patient: Recall text sent"),
  happening("2024-02-01", ranks.visit, "VISIT hygiene recall: 08:00, 50 min, Operatory 1", {
    amount: 30_000,
  }),
  happening("2024-02-01", ranks.adjustment, "courtesy discount -9.30", { amount: -930 }),
  happening("2024-02-01", ranks.adjustment, "courtesy discount -0.70", { amount: -70 }),
  happening("2024-02-09", ranks.insurance, "Acorn Dental answered claim 7: paid 90.00", {
    amount: -9_000,
    details: [{ text: "D0120  No benefit payable.", amount: undefined }],
  }),
  happening("2024-08-01", ranks.booking, "MISSED hygiene recall of 2024-08-01 08:00"),
];

function storyOf(happenings: typeof told): Story {
  let balance = 0;
  const withBalance = happenings.map((each) => {
    balance += each.amount;
    return { ...each, balance };
  });
  return { happenings: withBalance } as unknown as Story; // a table needs nothing else of it
}

describe("the table of a story", () => {
  const rows = storyTable(storyOf(told)).objects() as {
    day: string;
    happening: string;
    account: number | null;
    balance: number | null;
  }[];

  it("has the milestones in plain words", () => {
    expect(rows.map((row) => row.happening)).toEqual([
      "Text message to the patient: Recall text sent",
      "Visit: hygiene recall",
      "Courtesy discount",
      "Acorn Dental answered claim 7: paid 90.00; D0120  No benefit payable.",
      "Missed: hygiene recall of 2024-08-01 08:00",
    ]);
  });

  it("explains every step of the balance, in dollars", () => {
    const moves = rows.filter(({ account }) => account !== null);
    expect(moves.map(({ account }) => account)).toEqual([300, -10, -90]);
    expect(moves.map(({ balance }) => balance)).toEqual([300, 290, 200]);
  });

  it("is empty for somebody to whom nothing happened", () => {
    expect(storyTable(storyOf([])).numRows()).toBe(0);
  });
});
