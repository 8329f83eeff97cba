import type { Random } from "../../../foundation/random.ts";
import { diseaseRates } from "../../catalog/rates/disease.ts";
import { backSurfaces, frontSurfaces, isFrontTooth } from "../../catalog/teeth.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { Need } from "./chart.ts";

/** A filling of a tooth: the code follows from the tooth and the number of surfaces. */
export function filling(tooth: string, random: Random, priority: Procedure["priority"] = "next"): Need {
  const isFront = isFrontTooth(tooth);
  const surface = random.weighted(isFront ? frontSurfaces : backSurfaces);
  const size = Math.min(4, surface.length);
  const isAmalgam = !isFront && size < 4 && random.chance(diseaseRates.amalgam);
  const codes = isFront ? frontComposites : isAmalgam ? amalgams : backComposites;
  return { code: codes[size - 1] ?? "D2391", tooth, surface, priority };
}

const frontComposites = ["D2330", "D2331", "D2332", "D2335"];
const backComposites = ["D2391", "D2392", "D2393", "D2394"];
const amalgams = ["D2140", "D2150", "D2160"];
