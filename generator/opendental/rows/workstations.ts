import { momentAt } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { argb } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const { PlatformOD, PrintSituation, SearchMode, SignalElementType, YN } = enumerations;

/** What the desk's computers print each on a printer of its own. */
const printed: readonly (keyof typeof PrintSituation)[] = ["Default", "Statement", "Receipt"];

/**
 * `computer`, `computerpref`, `printer`, `sigelementdef`, `sigbutdef`: a computer a login, with its own settings and
 * printers, and the lights by which they call each other.
 */
export function writeWorkstations({ world, lastWorkingDay }: PracticeBook, out: RowWriter): void {
  for (const { id, group } of world.practice.users) {
    const name = `STATION${id}`;
    out.write("computer", {
      ComputerNum: id,
      CompName: name,
      LastHeartBeat: momentAt(lastWorkingDay, 17 * 60),
    });
    out.write("computerpref", {
      ComputerName: name,
      SensorType: "D",
      SensorBinned: 1,
      SensorPort: 0,
      SensorExposure: 1,
      AtoZpath: "",
      TaskKeepListHidden: group === "front desk" ? 0 : 1,
      TaskX: 900,
      TaskY: 625,
      DirectXFormat: "",
      ScanDocResolution: 150,
      ScanDocQuality: 40,
      RecentApptView: 0,
      PatSelectSearchMode: SearchMode.Default,
      ComputerOS: "Win32NT" satisfies keyof typeof PlatformOD,
      GraphicsUseDirectX11: YN.Unknown,
      VideoRectangle: "",
    });
    for (const situation of group === "clinical" ? printed.slice(0, 1) : printed) {
      out.write("printer", {
        ComputerNum: id,
        PrintSit: PrintSituation[situation],
        PrinterName: `PRINTER-${situation.toUpperCase()}`,
        FileExtension: "",
      });
    }
  }
  writeSignals(out);
}

/** Who calls, what more there is to say, and what it is about. */
const signals: Readonly<Record<keyof typeof SignalElementType, readonly string[]>> = {
  User: ["Doctor", "Hygiene 1", "Hygiene 2", "Front desk", "Assistant", "Laboratory", "Manager"],
  Extra: ["Now", "When free", "Line 1", "Line 2", "Operatory 1", "Operatory 2", "Operatory 3"],
  Message: [
    "Patient is here",
    "Exam needed",
    "Numb and ready",
    "Telephone",
    "Payment",
    "Please come",
    "Lunch",
  ],
};
/** Users, in the order above, whose calls have a button in the corner of the screen. */
const signalButtons = 5;

function writeSignals(out: RowWriter): void {
  for (const type of Object.keys(signals) as (keyof typeof signals)[]) {
    // its own keys
    signals[type].forEach((text, order) => {
      out.write("sigelementdef", {
        LightRow: type === "User" ? order + 1 : 0,
        LightColor: argb(0xffffff),
        SigElementType: SignalElementType[type],
        SigText: text,
        Sound: "",
        ItemOrder: order,
      });
    });
  }
  signals.User.slice(0, signalButtons).forEach((text, index) => {
    out.write("sigbutdef", {
      ButtonText: text,
      ButtonIndex: index,
      SynchIcon: index + 1,
      ComputerName: "",
      SigElementDefNumUser: index + 1,
    });
  });
}
