import {
  benefitCategories,
  type CoverageCategory,
  codeGroups,
  coverageCategories,
  coverageNumber,
  generalCoverage,
  generalCoverageNumber,
  unusedCategories,
} from "../../catalog/coverage-categories.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `covcat`, `covspan`, `codegroup`: which procedures plans pay alike, and which they count together. */
export function writeCoverageSetup(out: RowWriter): void {
  writeCategory(generalCoverageNumber, generalCoverage, out);
  for (const name of benefitCategories) writeCategory(coverageNumber(name), coverageCategories[name], out);
  unusedCategories.forEach((category, index) => {
    writeCategory(generalCoverageNumber + benefitCategories.length + 1 + index, category, out);
  });
  writeCodeGroups(out);
}

function writeCategory(number: number, category: CoverageCategory, out: RowWriter): void {
  out.write("covcat", {
    CovCatNum: number,
    Description: category.description,
    DefaultPercent: category.defaultPercent,
    CovOrder: number - generalCoverageNumber,
    EbenefitCat: enumerations.EbenefitCategory[category.benefitCategory],
  });
  for (const [from, to] of category.spans) {
    out.write("covspan", { CovCatNum: number, FromCode: from, ToCode: to });
  }
}

function writeCodeGroups(out: RowWriter): void {
  codeGroups.forEach((group, index) => {
    out.write("codegroup", {
      CodeGroupNum: index + 1,
      GroupName: group.name,
      ProcCodes: group.codes.join(","),
      ItemOrder: index,
      CodeGroupFixed: enumerations.EnumCodeGroupFixed[group.fixed],
      IsHidden: 0,
      ShowInAgeLimit: flagOf(group.showInAgeLimit),
    });
  });
}
