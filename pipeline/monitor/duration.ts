const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const secondsOf = { s: 1, m: minute, h: hour, d: day } as const;
type Unit = keyof typeof secondsOf;

/** From this on a duration is told in days: "26h" says more to a person than "1d 2h". */
const toldInDays = 3 * day;

/** What {@link parseDuration} takes, for messages. */
export const durationForm = "a whole number and a unit, such as 90s, 30m, 26h or 7d";

/** The seconds of `90s`, `30m`, `26h` or `7d`; undefined for any other text. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit] = /^(\d+) ?([smhd])$/.exec(text.trim()) ?? [];
  if (digits === undefined || !isUnit(unit)) return undefined;
  const seconds = Number(digits) * secondsOf[unit];
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}

function isUnit(text: string | undefined): text is Unit {
  return text !== undefined && text in secondsOf;
}

/** Seconds for a person: its two largest units, what is smaller cut off, as in `41s`, `7h 59m`, `26h`, `12d 3h`. */
export function showDuration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 && whole > 0 ? "-" : "";
  return `${sign}${showWhole(whole)}`;
}

function showWhole(seconds: number): string {
  if (seconds >= toldInDays) return parts(seconds, ["d", "h"]);
  if (seconds >= hour) return parts(seconds, ["h", "m"]);
  return seconds >= minute ? parts(seconds, ["m", "s"]) : `${seconds}s`;
}

function parts(seconds: number, [large, small]: readonly [Unit, Unit]): string {
  const count = Math.floor(seconds / secondsOf[large]);
  const rest = Math.floor((seconds % secondsOf[large]) / secondsOf[small]);
  return rest === 0 ? `${count}${large}` : `${count}${large} ${rest}${small}`;
}
