import type { PaletteName } from "../house-style.ts";

/** The colour of each layer that data pass on their way, the same in every figure. */
export const layerColours = {
  raw: "series6",
  sources: "series6",
  seeds: "series6",
  staging: "series3",
  intermediate: "production",
  marts: "collections",
  metrics: "owed",
} as const satisfies Readonly<Record<string, PaletteName>>;
