/** The share of the years that a practice is made for until its images come into OpenDental, 0–1. */
export const imageConversionAfter = 0.6;

const films: Readonly<Record<string, number>> = { Bitewings: 2, "Full-mouth series": 4 };

/**
 * How many pictures of the other program a radiograph was. Of a series it kept the mounts, and not each film: the
 * reference practice has 0.9 pictures a document (tables.tsv: 111,007 and 118,276).
 */
export function filmsOf(description: string): number {
  return films[description] ?? 1;
}
