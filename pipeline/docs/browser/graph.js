// @ts-check
/** The graph of models: the whole by layers and systems, or what stands around one. */

/** Layers that are folded to one box in the whole graph. */
const foldedLayers = new Set([...docsData.layers.keys()].filter((layer) => !isReadable(layer)));
/** Layers that are left out around one entry. */
const hiddenLayers = new Set();
const steps = { up: 2, down: 2 };

/** The outermost layers, one box for each table of the source or metric, are folded first; and every layer of many. @param {number} layer */
function isReadable(layer) {
  const own = entries.filter((entry) => entry.layer === layer);
  const first = entries.reduce((least, { kind, layer: at = 0 }) => (kind === "model" ? Math.min(least, at) : least), Infinity);
  const isInner = layer > first && own[0]?.kind === "model";
  return own.length <= 8 || (isInner && own.length <= 100) || entries.length < 60;
}

const laneHeight = 1110;
const laneGap = 76;
const laneTop = 38;
const boxGap = 14;
const mostRows = 32;

/** Sources and seeds stand in one lane, and so do metrics and exposures; every other layer has its own. */
function lanes() {
  /** @type {number[][]} */
  const all = [];
  let last = "";
  docsData.layers.forEach((name, layer) => {
    const kind = ["sources", "seeds"].includes(name) ? "in" : ["metrics", "exposures"].includes(name) ? "out" : name;
    if (kind === last) all.at(-1)?.push(layer);
    else all.push([layer]);
    last = kind;
  });
  return all;
}

/** @returns {{ picture: Picture, kin: (id: string) => ReadonlySet<string> | undefined }} */
function wholeGraph() {
  /** @type {PlacedBox[]} */
  const boxes = [];
  /** @type {{ text: string, x: number, y: number }[]} */
  const labels = [];
  let x = 12;
  for (const layers of lanes()) {
    const placed = stacked(layers.flatMap(boxesOfLayer), x);
    labels.push({ text: layers.map((layer) => docsData.layers[layer]).join(", "), x, y: laneTop - 14 });
    boxes.push(...placed);
    x = Math.max(...placed.map((box) => box.x + box.width)) + laneGap;
  }
  const width = x - laneGap + 12;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + 12;
  const ends = new Map(boxes.flatMap((box) => box.rows.map((row) => [row.id, box.id])));
  const lines = linesOfGraph(boxes, ends);
  return { picture: { label: "All models by layer and system", boxes, lines, labels, width, height }, kin: kinInWhole };
}

/** Boxes below one another, and when they would be too high beside one another. @param {readonly Box[]} boxes @param {number} left @returns {PlacedBox[]} */
function stacked(boxes, left) {
  let x = left;
  let y = laneTop;
  let widest = 0;
  return boxes.map((box) => {
    const { width, height } = sizeOf(box);
    if (y > laneTop && y + height > laneHeight) {
      x += widest + boxGap * 2;
      y = laneTop;
      widest = 0;
    }
    const placed = { ...box, x, y, width, height };
    y += height + boxGap;
    widest = Math.max(widest, width);
    return placed;
  });
}

/** @param {number} layer @returns {Box[]} */
function boxesOfLayer(layer) {
  const places = [...entries.keys()].filter((place) => entryAt(place).layer === layer);
  if (places.length === 0) return [];
  const name = docsData.layers[layer] ?? "";
  if (foldedLayers.has(layer)) {
    const row = { id: `layer${layer}`, text: `${places.length}: unfold`, href: `#lineage/unfold/${layer}` };
    return [{ id: `fold${layer}`, title: name, kind: `fold ${layerClass(places[0] ?? 0)}`, rows: [row] }];
  }
  const systems = [...new Set(places.map((place) => entryAt(place).system ?? ""))].sort();
  return systems.map((system) => {
    const own = places.filter((place) => entryAt(place).system === system);
    return {
      id: `system${layer}/${system}`,
      title: system,
      kind: `system ${entryAt(own[0] ?? 0).kind} ${layerClass(own[0] ?? 0)}`,
      columns: Math.ceil(own.length / mostRows),
      rows: own
        .map((place) => ({ id: `n${place}`, text: nameIn(own, place), href: `#lineage/${entryAt(place).route}` }))
        .sort((a, b) => (a.text < b.text ? -1 : 1)),
    };
  });
}

/** A name within its box, without what all names there begin with: `opendental.`, `stg_opendental__`. @param {readonly number[]} all @param {number} place */
function nameIn(all, place) {
  const { name } = entryAt(place);
  const prefix = /^.*?(?:\.|__)/.exec(name)?.[0] ?? "";
  return all.every((each) => entryAt(each).name.startsWith(prefix)) ? name.slice(prefix.length) : name;
}

/** The row of an entry, or of the layer it is folded into. @param {number} place */
function rowOf(place) {
  const { layer } = entryAt(place);
  return layer !== undefined && foldedLayers.has(layer) ? `layer${layer}` : `n${place}`;
}

/** Faint lines between boxes, and one for each pair of rows that shows when it is lit. @param {readonly PlacedBox[]} boxes @param {ReadonlyMap<string, string>} boxOf @returns {Line[]} */
function linesOfGraph(boxes, boxOf) {
  const ports = portsOf(boxes);
  const pairs = new Map(docsData.edges.map(([from, to]) => [`${rowOf(from)} ${rowOf(to)}`, [rowOf(from), rowOf(to)]]));
  /** @type {Map<string, number>} */
  const bundles = new Map();
  for (const [from = "", to = ""] of pairs.values()) {
    const key = JSON.stringify([boxOf.get(from), boxOf.get(to)]);
    bundles.set(key, (bundles.get(key) ?? 0) + 1);
  }
  /** @param {string} from @param {string} to @param {string} kind @param {number} width @returns {Line[]} */
  const line = (from, to, kind, width) => {
    const isLoop = boxOf.get(from) !== undefined && boxOf.get(from) === boxOf.get(to);
    const [start, end] = [ports.get(from)?.right, isLoop ? ports.get(to)?.right : ports.get(to)?.left];
    if (start === undefined || end === undefined || from === to) return [];
    return [{ from, to, points: [start, end], kind, width, isLoop }];
  };
  return [
    ...[...bundles].flatMap(([key, count]) => {
      const [from = "", to = ""] = JSON.parse(key);
      return line(from, to, "bundle", Math.min(6, 0.8 + Math.sqrt(count) / 2));
    }),
    ...[...pairs.values()].flatMap(([from = "", to = ""]) => line(from, to, "single", 1.5)),
  ];
}

/** The rows of what an entry rests on and what rests on it. @param {string} id @returns {ReadonlySet<string> | undefined} */
function kinInWhole(id) {
  const match = /^n(\d+)$/.exec(id);
  if (match === null) return undefined;
  const place = Number(match[1]);
  return new Set([...reach([place], parents), ...reach([place], children)].map(rowOf));
}

/** What stands around an entry, as many steps up and down as are set. @param {number} place @returns {{ picture: Picture, kin: (id: string) => ReadonlySet<string> | undefined, count: number }} */
function graphAround(place) {
  const near = new Set([...reach(metricsBehind(place), parents, steps.up), ...reach([place], children, steps.down)]);
  const shown = [...near].filter((each) => each === place || !hiddenLayers.has(entryAt(each).layer));
  const boxes = shown.map((each) => {
    const { name, kind, route } = entryAt(each);
    const isFocus = each === place;
    return {
      id: `n${each}`,
      title: name,
      href: isFocus ? `#${route}` : `#lineage/${route}`,
      kind: `${kind} ${layerClass(each)} ${isFocus ? "focus" : ""}`,
      rows: [],
    };
  });
  const links = shown.flatMap((to) => visibleParents(to, near).map((from) => [`n${from}`, `n${to}`]));
  const kin = (/** @type {string} */ id) => {
    const start = Number(id.slice(1));
    return new Set([...reach([start], parents), ...reach([start], children)].map((each) => `n${each}`));
  };
  const picture = laidOut(
    `Models around ${entryAt(place).name}`,
    boxes,
    links.map(([from = "", to = ""]) => ({ from, to, boxes: [from, to] })),
  );
  return { picture, kin, count: shown.length };
}

/** A metric is shown with all metrics that it is computed from: steps are counted from those on. @param {number} place @returns {number[]} */
function metricsBehind(place) {
  const inputs = (parents[place] ?? []).filter((parent) => entryAt(parent).kind === "metric");
  return [place, ...inputs.flatMap(metricsBehind)];
}

/** Parents that are shown, and in place of a hidden one its own. @param {number} place @param {ReadonlySet<number>} near @returns {number[]} */
function visibleParents(place, near) {
  const found = (parents[place] ?? [])
    .filter((parent) => near.has(parent))
    .flatMap((parent) => (hiddenLayers.has(entryAt(parent).layer) ? visibleParents(parent, near) : [parent]));
  return [...new Set(found)];
}

/** @param {(layer: number) => boolean} isOn @param {(layer: number) => void} toggle @param {string} title */
function layerButtons(isOn, toggle, title) {
  const buttons = docsData.layers.map((name, layer) => {
    const count = entries.filter((entry) => entry.layer === layer).length;
    const button = element("button", { type: "button", class: "chip", "aria-pressed": String(isOn(layer)) }, `${name} `, element("span", {}, String(count)));
    button.addEventListener("click", () => toggle(layer));
    return button;
  });
  return element("div", { class: "chips", role: "group", "aria-label": title }, ...buttons);
}

/** @param {Set<unknown>} set @param {unknown} member */
function flip(set, member) {
  if (!set.delete(member)) set.add(member);
}

/** @param {() => void} redraw */
function wholeGraphPage(redraw) {
  const { picture, kin } = wholeGraph();
  const drawn = drawPicture(picture);
  lightUp(drawn, kin);
  const chips = layerButtons(
    (layer) => !foldedLayers.has(layer),
    (layer) => {
      flip(foldedLayers, layer);
      redraw();
    },
    "Layers that are unfolded",
  );
  return element(
    "div",
    {},
    element(
      "header",
      { class: "head" },
      element("h1", { tabindex: -1 }, "Lineage"),
      element("p", { class: "lead" }, "From the source on the left to the marts and metrics on the right. Point at a model to see what it rests on and what rests on it; click it to see only what is near."),
    ),
    framed(drawn, chips),
  );
}

/** @param {number} place @param {() => void} redraw */
function aroundPage(place, redraw) {
  const { name, route, summary } = entryAt(place);
  const { picture, kin, count } = graphAround(place);
  const drawn = drawPicture(picture);
  lightUp(drawn, kin);
  const chips = layerButtons(
    (layer) => !hiddenLayers.has(layer),
    (layer) => {
      flip(hiddenLayers, layer);
      redraw();
    },
    "Layers that are shown",
  );
  return element(
    "div",
    {},
    element(
      "header",
      { class: "head" },
      element("p", { class: "crumbs" }, element("a", { href: "#lineage" }, "Lineage"), element("span", {}, "around")),
      element("h1", { tabindex: -1 }, breakable(name)),
      element("p", { class: "lead" }, summary),
      element("p", { class: "facts" }, element("a", { href: `#${route}` }, "Open its page"), element("span", {}, `${count} shown`)),
    ),
    framed(drawn, stepChoice("up", "Upstream", redraw), stepChoice("down", "Downstream", redraw), chips),
  );
}

/** @param {"up" | "down"} way @param {string} title @param {() => void} redraw */
function stepChoice(way, title, redraw) {
  const options = [0, 1, 2, 3, Infinity].map((value) => {
    const option = element("option", { value }, value === 0 ? "none" : value === Infinity ? "all" : value === 1 ? "1 step" : `${value} steps`);
    if (steps[way] === value) option.setAttribute("selected", "");
    return option;
  });
  const select = /** @type {HTMLSelectElement} */ (element("select", { id: `steps-${way}` }, ...options));
  select.addEventListener("change", () => {
    steps[way] = Number(select.value);
    redraw();
  });
  return element("label", {}, `${title} `, select);
}
