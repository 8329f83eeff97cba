import type { Place } from "../places.ts";

/** The rest of the state in which the practice is. */
const state = "OR";
const firstZip = 97_400;
const zips = 540;

// biome-ignore format: two lines of syllables
const starts = [
  "Ash", "Birch", "Brook", "Clear", "Cold", "Crane", "Deer", "East", "Elk", "Fern", "Fox", "Glen", "Gold", "Green", "Hazel",
  "High", "Iron", "Lake", "Long", "Maple", "Mill", "North", "Oak", "Otter", "Pine", "Red", "Silver", "South", "Stone", "West",
] as const;
// biome-ignore format: two lines of syllables
const ends = [
  "bend", "bridge", "brook", "burn", "bury", "crest", "dale", "field", "ford", "gate", "grove", "ham", "haven", "hollow",
  "hurst", "land", "lea", "mere", "mont", "moor", "port", "ridge", "shore", "side", "ton", "vale", "view", "ville", "wick", "wood",
] as const;

/** As many towns as have a name of their own. */
export const townCount = starts.length * ends.length;

/** An invented town, by its number from 0; several share a zip code, as villages do. */
export function town(number: number): Place {
  const start = starts[number % starts.length];
  const end = ends[Math.floor(number / starts.length) % ends.length];
  return { city: `${start}${end}`, state, zip: String(firstZip + ((number * 7) % zips)) };
}
