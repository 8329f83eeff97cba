import * as m from "../measures/disease.ts";
import { gumShare, periodontitis } from "../measures/gums.ts";
import { gate, information, type Target, type TargetRow, targetsOf } from "../target.ts";

const attenders =
  "a survey of all people; those who see a dentist have less open decay or have more of it found, by some ten points";
const attending =
  "a survey of all people, by trained examiners; who comes and who charts moves it by up to half as much";
const bands = "the range spans the three age bands of the source";

// biome-ignore format: one target a line
const rows: readonly TargetRow[] = [
  ["periodontitis", "Periodontitis", "charted adults from 30 on", "%", [42, 42, 47], "high", "EKE18", periodontitis(30, ["mild", "moderate", "severe"]), gate(10, attending)],
  ["periodontitis-severe", "Severe periodontitis", "charted adults from 30 on", "%", [7.8, 7.8, 8.5], "high", "EKE18", periodontitis(30, ["severe"]), gate(4, attending)],
  ["periodontitis-65", "Moderate or severe periodontitis", "charted adults from 65 on", "%", [53, 64, 70], "high", "MMWR", periodontitis(65, ["moderate", "severe"]), gate(10, attending)],
  ["deep-teeth", "Teeth with a pocket of 4 mm or more", "charted adults from 30 on", "%", [9.1, 9.1, 9.1], "high", "EKE18", gumShare("deepTeeth", "teeth"), gate(4, attending)],
  ["deep-sites", "Sites with a pocket of 4 mm or more", "charted adults from 30 on", "%", [3.3, 3.3, 3.3], "high", "EKE18", gumShare("deepSites", "sites"), gate(1.6, attending)],
  ["attachment-loss", "Sites with attachment loss of 3 mm or more", "charted adults from 30 on", "%", [19, 19, 19], "high", "EKE18", gumShare("lossSites", "sites"), gate(7, attending)],
  ["decay-2-5", "Untreated decay of baby teeth", "examined children of 2 to 5", "%", [10, 11, 18], "high", "OHSR24", m.untreatedDecay("primary", 2, 5), gate(10, attenders)],
  ["decay-6-8", "Untreated decay of baby teeth", "examined children of 6 to 8", "%", [16, 18, 25], "high", "OHSR24", m.untreatedDecay("primary", 6, 8), gate(10, attenders)],
  ["caries-2-5", "Decay or repair of baby teeth, ever", "examined children of 2 to 5", "%", [23, 23, 23], "high", "OHSR19", m.cariesExperience("primary", 2, 5), gate(10, attenders)],
  ["caries-6-8", "Decay or repair of baby teeth, ever", "examined children of 6 to 8", "%", [52, 52, 52], "high", "OHSR19", m.cariesExperience("primary", 6, 8), gate(12, attenders)],
  ["decay-12-19", "Untreated decay of permanent teeth", "examined patients of 12 to 19", "%", [10, 16, 17], "high", "TOOTH21", m.untreatedDecay("permanent", 12, 19), gate(10, attenders)],
  ["decay-20-34", "Untreated decay of permanent teeth", "examined adults of 20 to 34", "%", [26, 29, 29], "high", "OHSR19", m.untreatedDecay("permanent", 20, 34), gate(10, attenders)],
  ["decay-35-49", "Untreated decay of permanent teeth", "examined adults of 35 to 49", "%", [26, 26, 26], "high", "OHSR19", m.untreatedDecay("permanent", 35, 49), gate(10, attenders)],
  ["decay-50-64", "Untreated decay of permanent teeth", "examined adults of 50 to 64", "%", [21, 22, 22], "high", "OHSR19", m.untreatedDecay("permanent", 50, 64), gate(10, attenders)],
  ["caries-20-64", "Decay, repair or loss of permanent teeth, ever", "examined adults of 20 to 64", "%", [90, 90, 90], "high", "OHSR19", m.cariesExperience("permanent", 20, 64), gate(7, "a survey of all people; patients of a practice are a little above or below")],
  ["dmft", "Decayed, missing and filled teeth", "examined adults of 20 to 64 with any", "count", [8.6, 8.6, 8.6], "high", "OHSR24", m.meanDmft, gate(2, "the means of the age bands run from 6.4 to 11.8, and the practice's ages weigh them")],
  ["filled", "Filled teeth", "examined adults of 20 to 64 with any", "count", [4.8, 6, 7.5], "high", "OHSR24", m.meanTeeth("filled"), gate(0.5, bands)],
  ["decayed", "Decayed teeth", "examined adults of 20 to 64 with any", "count", [0.4, 0.6, 0.8], "high", "OHSR24", m.meanTeeth("decayed"), gate(0.3, `${bands}; those who are examined may have more found or less left`)],
  ["missing", "Missing teeth", "examined adults of 20 to 64 with any", "count", [0.7, 1.8, 3.8], "high", "OHSR24", m.meanTeeth("missing"), gate(0, bands)],
  ["molar-decay", "Molars among decayed teeth", "examined patients of 6 to 34", "%", [56, 79, 87], "high", "TOOTH21", m.molarShareOfDecay(6, 34), gate(0, bands)],
  ["found-by-molars", "Decay that the molars show", "examined adults from 35 with decay", "%", [25, 48, 70], "high", "TOOTH21", m.foundByMolars(35, 200), gate(0, bands)],
  ["root-canal-patients", "Patients with a root canal done here", "everybody ever seen", "%", [21.4, 21.4, 21.4], "medium", "RCT22", m.rootCanalPatients, information("records of up to 37 years; the practice is as old as it was asked to be")],
  ["root-canal-restored", "Root canals with a filling, build-up or crown", "root canals of over a year ago", "%", [89, 89, 89], "medium", "RCT", m.canalsRestored, gate(11, "174 teeth of one study; here the years after count for less")],
  ["root-canal-restoration-days", "Root canal to restoration, middle", "root canals of over a year ago", "days", [215, 215, 215], "medium", "RCT", m.daysToRestoration, information("the source gives a mean of 215 with a spread of 609: the middle lies far below")],
];

/** What examinations find, against national surveys. */
export const diseaseTargets: readonly Target[] = targetsOf("disease", rows);
