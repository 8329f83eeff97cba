import { emptyMoment } from "../../../foundation/calendar.ts";
import { medicalHistory } from "../../catalog/sheets/medical-history.ts";
import { sheetTemplateNumber } from "../../catalog/sheets/sheet-templates.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { fakeNationalId } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const {
  AutoCondComparison,
  AutoCondField,
  AutomationAction,
  EnumAppTarget,
  EnumAutomationTrigger,
  ErxOption,
  ErxStatus,
  MobileNotificationType,
  TerminalStatusEnum,
} = enumerations;

/** Seconds. */
const hour = 3600;

/** `automation`, `automationcondition`, `appointmentrule`, `timecardrule`, `providererx`: what the program does alone. */
export function writeOfficeRules({ world }: PracticeBook, out: RowWriter): void {
  out.write("automation", {
    AutomationNum: 1,
    Description: "Ask about health at every new visit",
    Autotrigger: EnumAutomationTrigger.ApptNewPatCreate,
    ProcCodes: "",
    AutoAction: AutomationAction.PopUp,
    SheetDefNum: sheetTemplateNumber(medicalHistory),
    MessageContent: "Hand out the medical history.",
  });
  out.write("automationcondition", {
    AutomationNum: 1,
    CompareField: AutoCondField.NeedsSheet,
    Comparison: AutoCondComparison.Equals,
    CompareString: medicalHistory.name,
  });
  out.write("appointmentrule", {
    RuleDesc: "Both cleanings on one visit",
    CodeStart: "D1110",
    CodeEnd: "D1120",
    IsEnabled: 1,
  });
  // Employee 0 is everybody.
  for (const employeeId of [0, ...world.practice.employees.slice(0, 3).map(({ id }) => id)]) {
    out.write("timecardrule", {
      EmployeeNum: employeeId,
      OverHoursPerDay: 10 * hour,
      AfterTimeOfDay: 0,
      BeforeTimeOfDay: 0,
      MinClockInTime: 7 * hour,
    });
  }
  for (const { id } of world.practice.providers.filter(({ kind }) => kind === "dentist").slice(0, 3)) {
    out.write("providererx", {
      NationalProviderID: fakeNationalId(id),
      IsEnabled: ErxStatus.Enabled,
      IsIdentifyProofed: 1,
      IsSentToHq: 1,
      IsEpcs: 1,
      ErxType: ErxOption.DoseSpot,
      UserId: `TEST${id}`,
      AccountId: "",
    });
  }
}

/** `mobileappdevice`, `mobilebrandingprofile`, `mobilenotification`, `terminalactive`: tablets and kiosks. */
export function writeTablets(book: PracticeBook, out: RowWriter): void {
  const { setUp, world } = book;
  for (let number = 1; number <= tablets; number++) {
    out.write("mobileappdevice", {
      DeviceName: `Tablet ${number}`,
      UniqueID: `EXAMPLE-DEVICE-${number}`,
      IsEclipboardEnabled: number <= 4 ? 1 : 0,
      EclipboardLastAttempt: setUp,
      EclipboardLastLogin: setUp,
      IsODTouchEnabled: number > 4 ? 1 : 0,
      ODTouchLastLogin: number > 4 ? setUp : emptyMoment,
      ODTouchLastAttempt: number > 4 ? setUp : emptyMoment,
    });
  }
  out.write("mobilebrandingprofile", {
    OfficeDescription: world.practice.title,
    LogoFilePath: "",
    DateTStamp: setUp,
  });
  out.write("mobilenotification", {
    NotificationType: MobileNotificationType.CI_NewEClipboardPrefs,
    DeviceId: "EXAMPLE-DEVICE-1",
    PrimaryKeys: "[]",
    Tags: "[]",
    DateTimeEntry: setUp,
    DateTimeExpires: setUp + hour,
    AppTarget: EnumAppTarget.eClipboard,
  });
  for (const computer of world.practice.users.slice(0, 2).map(({ id }) => `STATION${id}`)) {
    out.write("terminalactive", {
      ComputerName: computer,
      TerminalStatus: TerminalStatusEnum.Standby,
      SessionId: 1,
      ProcessId: 4000,
      SessionName: "Console",
    });
  }
}

const tablets = 6;
