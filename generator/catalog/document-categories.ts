import type { DefinitionName } from "./definitions.ts";

/** Folders of a patient's images: OpenDental's image categories. */
export type DocumentCategory = DefinitionName<"ImageCats">;
