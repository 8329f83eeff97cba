/** How a finding is to be taken: as it must be, as it must not be, or as a measure that nothing depends on. */
export type Tone = "good" | "bad" | "plain";

/** A report as the site shows it: its page, and what the list of reports and the front page say of it. */
export interface Report {
  /** Its file, without the ending. */
  readonly name: string;
  readonly title: string;
  /** What it asks. */
  readonly question: string;
  /** What it found, in a few words. */
  readonly finding: string;
  readonly tone: Tone;
  readonly page: string;
}
