// @ts-check
/** Search over the names and descriptions of everything, while one types. */

const mostHits = 40;

/** @type {SearchItem[] | undefined} */
let searchItems;

/** @param {Omit<SearchItem, "lowerName" | "lowerNote">} item @returns {SearchItem} */
function searchable(item) {
  return { ...item, lowerName: item.name.toLowerCase(), lowerNote: `${item.where} ${item.note}`.toLowerCase() };
}

/** What is looked for most comes first where all else is equal. @type {Readonly<Record<string, number>>} */
const weights = { metric: 4, model: 3, unit_test: 1, macro: 1 };

/** @param {Entry} entry @returns {SearchItem} */
function entryItem({ name, label, summary, system: where = "", kind, route }) {
  const note = [label, summary].filter(Boolean).join(": ");
  return searchable({ name, note, where, kind: kind.replace("_", " "), route, weight: weights[kind] ?? 2 });
}

/** @param {Entry} entry @returns {SearchItem[]} */
function columnItems(entry) {
  return (entry.columns ?? []).map((column, i) => {
    const kpi = entry.kpis?.[i];
    return searchable({
      name: column,
      note: [kpi, entry.notes?.[i]].filter(Boolean).join(" "),
      where: entry.name,
      kind: kpi === undefined ? "column" : "KPI",
      route: `column/${encodeURIComponent(entry.name)}/${encodeURIComponent(column)}`,
      weight: (kpi === undefined ? 0 : 2) + (entry.layer ?? 0) / 10,
    });
  });
}

function itemsToSearch() {
  searchItems ??= entries.flatMap((entry) => [entryItem(entry)].concat(columnItems(entry)));
  return searchItems;
}

/** How well an item answers the words, 0 when one of them is nowhere in it. @param {SearchItem} item @param {readonly string[]} words */
function scoreOf(item, words) {
  const { lowerName: name, lowerNote: note } = item;
  let score = item.weight;
  for (const word of words) {
    if (name === word) score += 100;
    else if (name.startsWith(word)) score += 40;
    else if (name.includes(`_${word}`) || name.includes(`.${word}`)) score += 30;
    else if (name.includes(word)) score += 15;
    else if (note.includes(word)) score += 4;
    else return 0;
  }
  if (words.join("_") === name) score += 60;
  return score - name.length / 50;
}

/** @param {string} text @returns {SearchItem[]} */
function search(text) {
  const words = text.toLowerCase().split(/[\s,]+/).filter(Boolean);
  if (words.length === 0) return [];
  return itemsToSearch()
    .map((item) => ({ item, score: scoreOf(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostHits)
    .map(({ item }) => item);
}

const searchBox = /** @type {HTMLInputElement} */ (document.getElementById("search"));
const hitList = /** @type {HTMLOListElement} */ (document.getElementById("hits"));
let chosen = -1;

/** @param {SearchItem} item @param {number} i */
function hit(item, i) {
  return element(
    "li",
    { role: "option", id: `hit-${i}`, "aria-selected": "false" },
    element(
      "a",
      { href: `#${item.route}`, tabindex: -1 },
      element("span", { class: "hit-name" }, element("b", {}, item.name), element("span", { class: `kind ${item.kind.replace(" ", "_")}` }, item.kind)),
      element("span", { class: "hit-note" }, [item.where, item.note].filter(Boolean).join(" · ")),
    ),
  );
}

function showHits() {
  const hits = search(searchBox.value);
  const isAsked = searchBox.value.trim() !== "";
  hitList.replaceChildren(...(hits.length > 0 ? hits.map(hit) : isAsked ? [element("li", { class: "none" }, "Nothing has these words.")] : []));
  setOpen(isAsked);
  choose(hits.length > 0 ? 0 : -1);
}

/** @param {boolean} isOpen */
function setOpen(isOpen) {
  hitList.hidden = !isOpen;
  searchBox.setAttribute("aria-expanded", String(isOpen));
}

/** @param {number} i */
function choose(i) {
  chosen = i;
  hitList.querySelectorAll("[role=option]").forEach((option, at) => {
    option.setAttribute("aria-selected", String(at === i));
    if (at === i) option.scrollIntoView({ block: "nearest" });
  });
  if (i < 0) searchBox.removeAttribute("aria-activedescendant");
  else searchBox.setAttribute("aria-activedescendant", `hit-${i}`);
}

searchBox.addEventListener("input", showHits);
searchBox.addEventListener("focus", () => searchBox.value !== "" && showHits());
searchBox.addEventListener("keydown", (event) => {
  const count = hitList.querySelectorAll("[role=option]").length;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (count > 0) choose((chosen + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
  } else if (event.key === "Enter") {
    /** @type {HTMLElement | null} */ (hitList.querySelector(`#hit-${chosen} a`))?.click();
  } else if (event.key === "Escape") {
    setOpen(false);
  }
});
hitList.addEventListener("click", () => {
  setOpen(false);
  searchBox.blur();
});
addEventListener("hashchange", () => setOpen(false));
document.addEventListener("pointerdown", (event) => {
  if (!(event.target instanceof Node) || searchBox.parentElement?.contains(event.target) !== true) setOpen(false);
});
document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  searchBox.focus();
  searchBox.select();
});
