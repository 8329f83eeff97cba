/** What the images module calls the film of a procedure code; other codes leave none. */
export const radiographNames: ReadonlyMap<string, string> = new Map([
  ["D0210", "Full-mouth series"],
  ["D0220", "Periapical"],
  ["D0272", "Bitewings"],
  ["D0274", "Bitewings"],
  ["D0330", "Panoramic"],
]);
