// @ts-check
/** The data of the site and what every script needs of it. */

const entries = docsData.entries;
const placeByRoute = new Map(entries.map((entry, place) => [entry.route, place]));

/** @type {number[][]} */
const parents = entries.map(() => []);
/** @type {number[][]} */
const children = entries.map(() => []);
for (const [from, to] of docsData.edges) {
  parents[to]?.push(from);
  children[from]?.push(to);
}

/** @param {number} place @returns {Entry} */
function entryAt(place) {
  const entry = entries[place];
  if (entry === undefined) throw new Error(`There is no entry ${place}.`);
  return entry;
}

/** @param {readonly number[]} flat @returns {ColumnPlace[]} */
function columnPlaces(flat) {
  /** @type {ColumnPlace[]} */
  const places = [];
  for (let i = 0; i < flat.length; i += 2) places.push({ entry: flat[i] ?? 0, column: flat[i + 1] ?? 0 });
  return places;
}

/** @param {ColumnPlace} place @param {0 | 1} part direct columns, or influences @returns {ColumnPlace[]} */
function originsOf({ entry, column }, part = 0) {
  const lineage = docsData.lineage[entry];
  const origins = column < 0 ? lineage?.at(-1) : lineage?.[column];
  return columnPlaces(origins?.[part] ?? []);
}

/** @param {ColumnPlace} place */
function keyOf({ entry, column }) {
  return `${entry}/${column}`;
}

/** @type {Map<string, ColumnPlace[]> | undefined} */
let usesByColumn;

/** The columns whose values are made of a column, one step on. @param {ColumnPlace} place @returns {ColumnPlace[]} */
function usesOf(place) {
  if (usesByColumn === undefined) {
    usesByColumn = new Map();
    for (const [entry, lineage] of Object.entries(docsData.lineage)) {
      lineage.forEach(([direct], i) => {
        const user = { entry: Number(entry), column: i === lineage.length - 1 ? -1 : i };
        for (const used of columnPlaces(direct)) {
          const key = keyOf(used);
          usesByColumn?.set(key, [...(usesByColumn.get(key) ?? []), user]);
        }
      });
    }
  }
  return usesByColumn.get(keyOf(place)) ?? [];
}

/** @param {ColumnPlace} place */
function columnName({ entry, column }) {
  if (column < 0) return entryAt(entry).kind === "metric" ? "its figure" : "its rows";
  return entryAt(entry).columns?.[column] ?? "";
}

/** Nothing of the project is behind it. @param {ColumnPlace} place */
function isRoot({ entry }) {
  return ["source", "seed"].includes(entryAt(entry).kind);
}

/** `claimproc.InsPayAmt`: the table's own name is enough. @param {ColumnPlace} place */
function shortName(place) {
  const { name, kind } = entryAt(place.entry);
  const relation = kind === "source" ? name.slice(name.indexOf(".") + 1) : name;
  if (kind === "metric") return name;
  return place.column < 0 ? `rows of ${relation}` : `${relation}.${columnName(place)}`;
}

/** @param {ColumnPlace} place */
function columnRoute(place) {
  const { name, route } = entryAt(place.entry);
  if (place.column < 0) return `#${route}`;
  return `#column/${encodeURIComponent(name)}/${encodeURIComponent(columnName(place))}`;
}

/**
 * An element with attributes and children; text is never markup.
 *
 * @param {string} tag @param {Record<string, string | number | undefined>} attributes
 * @param {...(Node | string | undefined)} content
 */
function element(tag, attributes, ...content) {
  return filled(document.createElement(tag), attributes, content);
}

/** @param {string} tag @param {Record<string, string | number | undefined>} attributes @param {...(Node | string | undefined)} content */
function svg(tag, attributes, ...content) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, content);
}

/**
 * @template {Element} T
 * @param {T} made @param {Record<string, string | number | undefined>} attributes
 * @param {readonly (Node | string | undefined)[]} content @returns {T}
 */
function filled(made, attributes, content) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...content.filter((part) => part !== undefined));
  return made;
}

/** A name that may break after its underscores and dots. @param {string} name */
function breakable(name) {
  const made = document.createDocumentFragment();
  name.split(/(?<=[_.])/).forEach((part, i) => made.append(...(i === 0 ? [] : [element("wbr", {})]), part));
  return made;
}

/** What can be reached from some places, themselves included. @param {readonly number[]} start @param {readonly number[][]} next @param {number} steps */
function reach(start, next, steps = Infinity) {
  const found = new Set(start);
  let front = [...start];
  for (let step = 0; step < steps && front.length > 0; step++) {
    front = front.flatMap((place) => next[place] ?? []).filter((place) => !found.has(place));
    for (const place of front) found.add(place);
  }
  return found;
}
