// @ts-check
/** The way back of a column: as a picture, and as a tree. */

/** More boxes than these would not be read. */
const mostTraceBoxes = 60;

/** The column and every column behind its value. @param {ColumnPlace} start */
function behind(start) {
  const found = new Map([[keyOf(start), start]]);
  for (const place of found.values()) {
    for (const next of originsOf(place)) if (!found.has(keyOf(next))) found.set(keyOf(next), next);
  }
  return [...found.values()];
}

/** @param {ColumnPlace} start @returns {Picture | undefined} */
function tracePicture(start) {
  const places = behind(start);
  const groups = new Map(places.map(({ entry }) => [entry, /** @type {ColumnPlace[]} */ ([])]));
  for (const place of places) groups.get(place.entry)?.push(place);
  if (groups.size > mostTraceBoxes) return undefined;
  const boxes = [...groups].map(([entry, columns]) => traceBox(entry, columns, start));
  const links = places.flatMap((to) => originsOf(to).map((from) => ({ from, to })));
  return laidOut(
    `Columns behind ${shortName(start)}`,
    boxes,
    links.map(({ from, to }) => ({ from: keyOf(from), to: keyOf(to), boxes: [`e${from.entry}`, `e${to.entry}`] })),
  );
}

/** @param {number} place @param {readonly ColumnPlace[]} columns @param {ColumnPlace} start @returns {Box} */
function traceBox(place, columns, start) {
  const { name, kind, route } = entryAt(place);
  return {
    id: `e${place}`,
    title: name,
    href: `#${route}`,
    kind: `${kind} ${layerClass(place)} ${place === start.entry ? "focus" : ""}`,
    rows: columns.map((column) => ({
      id: keyOf(column),
      text: column.column < 0 ? `(${columnName(column)})` : columnName(column),
      href: columnRoute(column),
      kind: keyOf(column) === keyOf(start) ? "start" : "",
    })),
  };
}

/** @param {number} place */
function layerClass(place) {
  const { layer, kind } = entryAt(place);
  return layer === undefined || kind !== "model" ? "" : `layer-${Math.min(5, lastModelLayer - layer)}`;
}

/** Models have the colour of their layer, counted from the last one back. */
const lastModelLayer = Math.max(...entries.map(({ kind, layer = -1 }) => (kind === "model" ? layer : -1)));

/**
 * Places boxes from left to right along their links, so that none covers another.
 *
 * @param {string} label @param {readonly Box[]} boxes
 * @param {readonly { from: string, to: string, boxes: string[] }[]} links by ids of rows or boxes, and their two boxes
 * @returns {Picture}
 */
function laidOut(label, boxes, links) {
  const graph = new dagre.Graph({ multigraph: false });
  graph.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 24, edgesep: 8, marginx: 10, marginy: 10 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const box of boxes) graph.setNode(box.id, { ...sizeOf(box) });
  for (const { boxes: pair } of links) {
    const [from = "", to = ""] = pair;
    if (from !== to) graph.setEdge(from, to, { weight: 1 });
  }
  dagre.layout(graph);
  const placed = boxes.map((box) => {
    const { x, y, width, height } = graph.node(box.id);
    return { ...box, x: x - width / 2, y: y - height / 2, width, height };
  });
  const ports = portsOf(placed);
  const { width = 0, height = 0 } = graph.graph();
  const lines = links.flatMap(({ from, to, boxes: [a = "", b = ""] }) => {
    const [start, end] = [ports.get(from)?.right, ports.get(to)?.left];
    if (start === undefined || end === undefined || a === b) return [];
    const between = (graph.edge(a, b)?.points ?? []).slice(1, -1);
    return [{ from, to, points: [start, ...(between.length > 1 ? between : []), end] }];
  });
  return { label, boxes: placed, lines, width, height };
}

/** @param {ColumnPlace} start */
function traceFigure(start) {
  const picture = tracePicture(start);
  if (picture === undefined) {
    return element("p", { class: "soft" }, "It rests on too many models for one picture; the steps below tell them all.");
  }
  const drawn = drawPicture(picture);
  lightUp(drawn, (id) => {
    const place = placeOfKey(id);
    if (place === undefined) return undefined;
    const back = new Set(behind(place).map(keyOf));
    const forth = new Map([[id, place]]);
    for (const each of forth.values()) for (const next of usesOf(each)) forth.set(keyOf(next), next);
    return new Set([...back, ...forth.keys()]);
  });
  return framed(drawn);
}

/** @param {string} key @returns {ColumnPlace | undefined} */
function placeOfKey(key) {
  const match = /^(\d+)\/(-?\d+)$/.exec(key);
  return match === null ? undefined : { entry: Number(match[1]), column: Number(match[2]) };
}

/**
 * While the pointer or the focus is on something, what belongs to it is lit, most of all the lines from and to it, and
 * the rest dims.
 *
 * @param {Element} drawn @param {(id: string) => ReadonlySet<string> | undefined} kin
 */
function lightUp(drawn, kin) {
  /** @param {Event} event */
  const light = (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-id]") : null;
    const id = target?.getAttribute("data-id") ?? "";
    const lit = target === null ? undefined : kin(id);
    drawn.classList.toggle("lit", lit !== undefined);
    for (const one of drawn.querySelectorAll("[data-id]")) {
      one.classList.toggle("on", lit?.has(one.getAttribute("data-id") ?? "") === true);
    }
    for (const line of drawn.querySelectorAll(".line")) {
      const ends = [line.getAttribute("data-from") ?? "", line.getAttribute("data-to") ?? ""];
      const isOn = lit !== undefined && ends.every((end) => lit.has(end));
      line.classList.toggle("on", isOn);
      line.classList.toggle("near", isOn && ends.includes(id));
    }
  };
  for (const kind of ["pointerover", "focusin"]) drawn.addEventListener(kind, light);
  for (const kind of ["pointerleave", "focusout"]) {
    drawn.addEventListener(kind, () => drawn.classList.remove("lit"));
  }
}

/** The steps back as nested lists; a branch that was told above is cut. @param {ColumnPlace} place @param {Set<string>} told @returns {Element} */
function traceTree(place, told = new Set()) {
  const origins = originsOf(place);
  const isRepeated = told.has(keyOf(place)) && origins.length > 0;
  told.add(keyOf(place));
  const { kind } = entryAt(place.entry);
  const link = element("a", { href: columnRoute(place), class: `entry ${kind}` }, breakable(shortName(place)));
  const note = isRepeated ? " as above" : origins.length === 0 && !isRoot(place) ? " made by the query" : "";
  return element(
    "li",
    {},
    link,
    element("span", { class: "soft" }, note),
    ...(isRepeated || origins.length === 0 ? [] : [element("ul", {}, ...origins.map((next) => traceTree(next, told)))]),
  );
}
