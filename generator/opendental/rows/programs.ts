import { programs, programsInUse, toolBarButtons } from "../../catalog/setup/programs.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `program`, `programproperty`, `toolbutitem`: links to other programs, nearly all of them off, as they come. */
export function writePrograms(out: RowWriter): void {
  programs.forEach(({ name, description, toolBar, properties }, index) => {
    const number = index + 1;
    out.write("program", {
      ProgramNum: number,
      ProgName: name,
      ProgDesc: description,
      Enabled: flagOf(programsInUse.has(name)),
      Path: "",
      CommandLine: "",
      Note: "",
      PluginDllName: "",
      ButtonImage: "",
      FileTemplate: "",
      FilePath: "",
      CustErr: "",
    });
    for (const [property, value] of properties) {
      out.write("programproperty", {
        ProgramNum: number,
        PropertyDesc: property,
        PropertyValue: value,
        ComputerName: "",
      });
    }
    if (index < toolBarButtons) {
      out.write("toolbutitem", {
        ProgramNum: number,
        ToolBar: enumerations.EnumToolBar[toolBar],
        ButtonText: name,
      });
    }
  });
}
