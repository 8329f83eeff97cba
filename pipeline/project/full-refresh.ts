import type { NodeConfig } from "./node-config.ts";

/** Whether a node is built anew: its `full_refresh` configuration decides in both directions, else the flag. */
export function shouldFullRefresh(config: NodeConfig, flag: boolean): boolean {
  return config.flag("full_refresh", flag);
}
