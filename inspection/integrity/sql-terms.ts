/** OpenDental's mark for a date that is not known. */
export const emptyDate = "'0001-01-01'";

/** The minute of the day of a moment or a time of day. */
export const minuteOf = (column: string): string =>
  `(extract(hour from ${column}) * 60 + extract(minute from ${column}))`;

/** The day of a moment. */
export const dayOf = (column: string): string => `cast(${column} as date)`;

/** Whether two amounts differ. They are doubles, so the hundredth of a cent is not looked at. */
export const differ = (one: string, other: string): string => `abs((${one}) - (${other})) > 0.001`;

/** Whether a key is given but is none of a definition category. `d` is the definition joined by that key. */
export const joinDefinition = (key: string, category: number): string =>
  `left join definition d on d.DefNum = ${key} and d.Category = ${category}`;
