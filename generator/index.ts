/** The practice: simulated, written as OpenDental rows, with its answer key. */

export { type AdvanceOptions, advance } from "./advance/advance.ts";
export type { AdvanceReport, TableCounts } from "./advance/advance-report.ts";
export { type FollowOptions, follow } from "./advance/follow.ts";
export type { DefectKind } from "./defects/defect-kind.ts";
export { defectKinds } from "./defects/defect-kinds.ts";
export { type GenerateOptions, type GenerateReport, type GenerateStep, generate } from "./generate.ts";
export { type GroupOptions, type GroupReport, generateGroup, type Shard } from "./group/generate-group.ts";
export type { Progress, ProgressListener } from "./progress.ts";
export { type PracticeTarget, parsePracticeTarget, showTarget } from "./sinks/target.ts";
