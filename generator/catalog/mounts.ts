/** A frame for a series of radiographs: where each image goes, in pixels, and the teeth it shows. */
export interface MountTemplate {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly items: readonly MountPlace[];
}

export interface MountPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly teeth: string;
}

const bitewingTeeth = ["1,2,3,30,31,32", "4,5,28,29", "12,13,20,21", "14,15,16,17,18,19"];

export const bitewingMount: MountTemplate = {
  name: "Bitewings",
  width: 1640,
  height: 300,
  items: bitewingTeeth.map((teeth, index) => ({ x: index * 410, y: 0, width: 400, height: 300, teeth })),
};

const row = (y: number, width: number, teeth: readonly string[]): readonly MountPlace[] =>
  teeth.map((shown, index) => ({ x: index * (width + 10), y, width, height: 300, teeth: shown }));

/** Four bitewings in the middle, seven periapicals above, eight below. */
export const fullMouthMount: MountTemplate = {
  name: "Full mouth",
  width: 2480,
  height: 920,
  items: [
    ...row(0, 340, ["1,2", "3,4", "5,6", "8,9", "11,12", "13,14", "15,16"]),
    ...row(310, 400, bitewingTeeth),
    ...row(620, 300, ["31,32", "29,30", "27,28", "25,26", "23,24", "21,22", "19,20", "17,18"]),
  ],
};

/** MountDefNum is the place in the list, from 1. */
export const mountTemplates: readonly MountTemplate[] = [bitewingMount, fullMouthMount];
