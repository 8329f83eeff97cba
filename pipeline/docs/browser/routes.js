// @ts-check
/** Which page the address names, and its making. */

const page = /** @type {HTMLElement} */ (document.getElementById("page"));
const home = [...page.childNodes];
const siteTitle = document.title;

/** @type {Map<string, string>} */
const loaded = new Map();

/** Called by the files in `pages/`. @param {string} name @param {string} markup */
globalThis.docsPage = (name, markup) => {
  loaded.set(name, markup);
};

/** @param {string} name @returns {Promise<string>} */
function loadPage(name) {
  const known = loaded.get(name);
  if (known !== undefined) return Promise.resolve(known);
  return new Promise((resolve) => {
    const script = element("script", { src: `pages/${name}.js` });
    script.addEventListener("load", () => resolve(loaded.get(name) ?? ""));
    script.addEventListener("error", () => resolve(""));
    document.head.append(script);
  });
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

let turn = 0;

async function showRoute() {
  const own = ++turn;
  const hash = location.hash.slice(1);
  const parts = hash.split("/");
  const [first = "", second = "", third = ""] = parts;
  if (first === "lineage" && second === "unfold") {
    foldedLayers.delete(Number(third));
    location.replace("#lineage");
    return;
  }
  const made = await madePage(first, second, third);
  if (own !== turn) return;
  const { title, nodes } = made ?? { title: "Not found", nodes: [missing(hash)] };
  page.replaceChildren(...nodes);
  page.setAttribute("data-route", hash);
  document.body.classList.toggle("wide", ["lineage", "column", "kpis"].includes(first));
  document.title = title === "" ? siteTitle : `${title} – ${siteTitle}`;
  markCurrent(hash);
  drawTraces();
  const part = first === "kpis" ? second : third;
  const target = part === "" ? undefined : page.querySelector(`[data-section="${CSS.escape(decoded(part))}"]`);
  if (target instanceof Element) showSection(target);
  else scrollTo(0, 0);
  if (hash !== "") /** @type {HTMLElement | null} */ (page.querySelector("h1"))?.focus({ preventScroll: true });
}

/** Opens what the part of a page is folded in, and what is folded in a part named by its own address. @param {Element} section */
function showSection(section) {
  for (let fold = section.closest("details"); fold !== null; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  if (section.matches("article")) section.querySelector("details")?.setAttribute("open", "");
  section.scrollIntoView();
}

/** @param {string} first @param {string} second @param {string} third @returns {Promise<{ title: string, nodes: Node[] } | undefined>} */
async function madePage(first, second, third) {
  if (first === "") return { title: "", nodes: home };
  if (first === "kpis") return { title: "KPIs", nodes: await parsed("kpis") };
  if (first === "lineage") return lineagePage(second, third);
  if (first === "column") return columnPage(decoded(second), decoded(third));
  const place = placeByRoute.get(`${first}/${second}`);
  if (place === undefined) return undefined;
  return { title: entryAt(place).name, nodes: await parsed(entryAt(place).page) };
}

/** @param {string} name */
async function parsed(name) {
  const template = document.createElement("template");
  template.innerHTML = await loadPage(name);
  return [...template.content.childNodes];
}

/** `lineage`, `lineage/model/x`, and in short `lineage/x`. @param {string} second @param {string} third */
function lineagePage(second, third) {
  if (second === "") return { title: "Lineage", nodes: [wholeGraphPage(showRoute)] };
  const route = third === "" ? `model/${second}` : `${second}/${third}`;
  const place = placeByRoute.get(route);
  if (place === undefined) return undefined;
  return { title: `Lineage of ${entryAt(place).name}`, nodes: [aroundPage(place, showRoute)] };
}

/** @param {string} name @param {string} column */
function columnPage(name, column) {
  const entry = entries.findIndex((each) => each.name === name && each.columns !== undefined);
  const place = { entry, column: entries[entry]?.columns?.indexOf(column) ?? -1 };
  if (entry < 0 || place.column < 0) return undefined;
  const { kind, route, notes, kpis } = entryAt(entry);
  const kpi = kpis?.[place.column];
  const note = notes?.[place.column] ?? "";
  const roots = behind(place)
    .filter(isRoot)
    .sort((a, b) => (shortName(a) < shortName(b) ? -1 : 1));
  const nodes = [
    element(
      "header",
      { class: "head" },
      element("p", { class: "crumbs" }, element("span", { class: `kind ${kpi === undefined ? "column" : "KPI"}` }, kpi === undefined ? "Column" : "KPI"), element("a", { href: `#${route}` }, name)),
      element("h1", { tabindex: -1 }, breakable(column)),
      note === "" ? element("p", { class: "lead missing" }, "No description.") : element("p", { class: "lead" }, note),
      ...(kpi === undefined ? [] : [element("p", { class: "facts" }, element("span", {}, `compared with the answer key: ${kpi}`))]),
    ),
    ...(kind === "model" ? originSections(place, roots) : []),
    placesSection("Is used by", usesOf(place), "No other column is made of it."),
  ];
  return { title: `${name}.${column}`, nodes };
}

/** @param {ColumnPlace} place @param {readonly ColumnPlace[]} roots */
function originSections(place, roots) {
  if (originsOf(place).length === 0) {
    return [sectionOf("Way back", "", element("p", { class: "soft" }, "The query makes its value itself: it rests on no column."))];
  }
  return [
    placesSection("Rests on", roots, "It rests on no column of a source."),
    sectionOf("Way back", "from the source on the left", traceFigure(place)),
    sectionOf("Step by step", "", element("ul", { class: "steps" }, traceTree(place))),
    placesSection("Filtered, joined or grouped by", originsOf(place, 1), "Nothing in its last step."),
  ];
}

/** @param {string} title @param {readonly ColumnPlace[]} places @param {string} none */
function placesSection(title, places, none) {
  const links = places.map((place) => element("li", {}, element("a", { class: `origin ${entryAt(place.entry).kind}`, href: columnRoute(place) }, breakable(shortName(place)))));
  const body = links.length === 0 ? element("p", { class: "soft" }, none) : element("ul", { class: "origin-list" }, ...links);
  return sectionOf(title, links.length === 0 ? "" : String(links.length), body);
}

/** @param {string} title @param {string} note @param {Node} body */
function sectionOf(title, note, body) {
  const head = element("div", { class: "section-head" }, element("h2", {}, title), ...(note === "" ? [] : [element("p", {}, note)]));
  return element("section", {}, head, body);
}

/** @param {string} hash */
function missing(hash) {
  return element("header", { class: "head" }, element("h1", { tabindex: -1 }, "Not found"), element("p", { class: "lead" }, `Nothing here is called ${decoded(hash)}.`));
}

/** Pictures in folded parts of a page are drawn when they are opened. */
function drawTraces() {
  for (const holder of page.querySelectorAll("[data-trace]")) {
    if (!(holder instanceof HTMLElement)) continue;
    const fold = holder.closest("details");
    if (fold === null) drawTrace(holder);
    else fold.addEventListener("toggle", () => drawTrace(holder));
  }
}

/** @param {HTMLElement} holder */
function drawTrace(holder) {
  const { trace = "", traceColumn } = holder.dataset;
  const entry = placeByRoute.get(trace);
  if (entry === undefined || holder.childElementCount > 0) return;
  const column = traceColumn === undefined ? -1 : (entries[entry]?.columns?.indexOf(traceColumn) ?? -1);
  holder.append(traceFigure({ entry, column }));
}

/** Parts of the contents that were opened for a page, and are closed for the next. @type {Set<HTMLDetailsElement>} */
const openedFolds = new Set();

/** Marks the links to the page that is shown, and opens what they are folded in. @param {string} hash */
function markCurrent(hash) {
  for (const fold of openedFolds) fold.open = false;
  openedFolds.clear();
  for (const link of document.querySelectorAll(".top nav a, .contents a")) {
    const target = link.getAttribute("href")?.slice(1) ?? "";
    const isCurrent = target === hash || (target !== "" && target === hash.split("/")[0]);
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    if (!isCurrent) continue;
    for (let fold = link.closest("details"); fold !== null; fold = fold.parentElement?.closest("details") ?? null) {
      if (fold.classList.contains("contents") || fold.open) continue;
      fold.open = true;
      openedFolds.add(fold);
    }
    if (link.closest("aside") !== null && !isNarrow.matches) link.scrollIntoView({ block: "nearest" });
  }
}

const contents = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".contents"));
const isNarrow = matchMedia("(max-width: 60rem)");
const foldContents = () => contents?.toggleAttribute("open", !isNarrow.matches);
isNarrow.addEventListener("change", foldContents);
foldContents();
contents?.addEventListener("click", (event) => {
  if (isNarrow.matches && event.target instanceof Element && event.target.closest("a") !== null) foldContents();
});
document.querySelector("[data-skip]")?.addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("content")?.focus();
});
addEventListener("hashchange", showRoute);
showRoute();
