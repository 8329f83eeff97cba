import { displayFields } from "../../catalog/setup/display-fields.ts";
import { displayReports, hiddenReports } from "../../catalog/setup/display-reports.ts";
import { translations } from "../../catalog/setup/translations.ts";
import { userQueries, webCampaigns } from "../../catalog/setup/user-queries.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `displayfield`, `displayreport`, `language`, `userquery`, `utm`: what the windows and menus of the program show. */
export function writeDisplaySetup(out: RowWriter): void {
  for (const { category, name, width, order } of displayFields) {
    out.write("displayfield", {
      InternalName: name,
      ItemOrder: order,
      Description: "",
      ColumnWidth: width,
      Category: enumerations.DisplayFieldCategory[category],
      PickList: "",
      DescriptionOverride: "",
    });
  }
  writeReports(out);
  for (const [window, english] of translations) {
    out.write("language", { EnglishComments: "", ClassType: window, English: english });
  }
  for (const [description, text] of userQueries) {
    out.write("userquery", {
      Description: description,
      FileName: "",
      QueryText: text,
      IsReleased: 1,
      IsPromptSetup: flagOf(text.startsWith("SET ")),
    });
  }
  for (const [campaign, medium, source] of webCampaigns) {
    out.write("utm", { CampaignName: campaign, MediumInfo: medium, SourceInfo: source });
  }
}

function writeReports(out: RowWriter): void {
  for (const category of Object.keys(displayReports) as (keyof typeof displayReports)[]) {
    // its own keys
    displayReports[category].forEach(([internalName, description], order) => {
      out.write("displayreport", {
        InternalName: internalName,
        ItemOrder: order,
        Description: description,
        Category: enumerations.DisplayReportCategory[category],
        IsHidden: flagOf(hiddenReports.has(category)),
      });
    });
  }
}
