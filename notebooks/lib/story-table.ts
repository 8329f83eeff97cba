import type { ColumnTable } from "arquero";
import * as aq from "arquero";
import { ranks } from "../../inspection/story/happening.ts";
import type { Story, ToldHappening } from "../../inspection/story/story.ts";

const isBrokenVisit = ({ text }: ToldHappening): boolean => /^(MISSED|CANCELLED)/.test(text);
const isRecallContact = ({ rank, text }: ToldHappening): boolean =>
  rank === ranks.contact && /recall/i.test(text);

/**
 * The milestones of a patient's story: all that changed the account, the broken visits, what was asked of insurers
 * beforehand, and the practice's recalls. Discounts of one day are one line. Columns: day, happening, account, balance;
 * dollars.
 */
export function storyTable({ happenings }: Story): ColumnTable {
  const told = happenings.filter(
    (happening) =>
      happening.amount !== 0 ||
      isBrokenVisit(happening) ||
      isRecallContact(happening) ||
      happening.text.startsWith("preauthorisation"),
  );
  const lines: Line[] = [];
  for (const happening of told) {
    const line = lineOf(happening);
    const before = lines.at(-1);
    if (before?.day === line.day && before.happening === line.happening)
      lines[lines.length - 1] = { ...line, amount: before.amount + line.amount };
    else lines.push(line);
  }
  return aq.table({
    // Hyphens at which a narrow table does not break the line.
    day: lines.map(({ day }) => day.replaceAll("-", "\u2011")),
    happening: lines.map((line) => line.happening),
    account: lines.map(({ amount }) => (amount === 0 ? null : amount / 100)),
    balance: lines.map(({ amount, balance }) => (amount === 0 ? null : balance / 100)),
  });
}

interface Line {
  readonly day: string;
  readonly happening: string;
  /** Cents. */
  readonly amount: number;
  readonly balance: number;
}

/** `VISIT hygiene recall: 10:10, 50 min, …` becomes `Visit: hygiene recall`; remarks without an amount are added. */
function lineOf({ day, rank, text, details, amount, balance }: ToldHappening): Line {
  const short = text
    .replace(/^VISIT ([^:]+):.*$/, "Visit: $1")
    .replace(
      /^(MISSED|CANCELLED) (.*)$/,
      (_all, verb: string, what: string) => `${verb.toLowerCase()}: ${what}`,
    )
    .replace(rank === ranks.adjustment ? / -?[\d,.]+$/ : /^$/, "");
  const remarks = details.filter((detail) => detail.amount === undefined).map((detail) => detail.text);
  const happening = [short.charAt(0).toUpperCase() + short.slice(1), ...remarks].join("; ");
  return { day, happening, amount, balance };
}
