// @ts-check
/** Pictures of boxes with rows and lines between them. Letters are of one width, so that a box needs no measuring. */

const letter = 6.95;
const rowHeight = 18;
const headHeight = 26;
const padding = 10;
const longest = 46;

/** @param {string} text */
function shortened(text) {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** @param {Box} box @returns {{ width: number, height: number, rowWidth: number }} */
function sizeOf({ title, rows, columns = 1 }) {
  const rowLetters = Math.max(0, ...rows.map(({ text }) => Math.min(text.length, longest)));
  const rowWidth = Math.ceil(rowLetters * letter + 2 * padding);
  const titleWidth = Math.ceil(Math.min(title.length, longest) * letter * 1.06 + 2 * padding);
  const tall = Math.ceil(rows.length / columns);
  return {
    width: Math.max(titleWidth, rowWidth * columns),
    height: headHeight + (tall === 0 ? 0 : tall * rowHeight + 6),
    rowWidth,
  };
}

/** The place of a row in its box. @param {PlacedBox} box @param {number} i */
function rowPlace(box, i) {
  const tall = Math.ceil(box.rows.length / (box.columns ?? 1));
  const width = box.width / (box.columns ?? 1);
  return { x: box.x + Math.floor(i / tall) * width, y: box.y + headHeight + (i % tall) * rowHeight, width };
}

/**
 * Where lines leave and reach a box or a row of it.
 *
 * @param {readonly PlacedBox[]} boxes
 */
function portsOf(boxes) {
  /** @type {Map<string, { left: Point, right: Point }>} */
  const ports = new Map();
  for (const box of boxes) {
    const middle = box.rows.length === 0 ? box.y + box.height / 2 : box.y + headHeight / 2;
    ports.set(box.id, { left: { x: box.x, y: middle }, right: { x: box.x + box.width, y: middle } });
    box.rows.forEach((row, i) => {
      const place = rowPlace(box, i);
      const y = place.y + rowHeight / 2;
      const isWide = (box.columns ?? 1) > 1;
      const right = isWide ? place.x + Math.min(row.text.length, longest) * letter + padding + 4 : box.x + box.width;
      ports.set(row.id, { left: { x: isWide ? place.x + 4 : box.x, y }, right: { x: right, y } });
    });
  }
  return ports;
}

/** A smooth line that leaves and arrives level. @param {readonly Point[]} points */
function curve(points) {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  let path = `M${first.x.toFixed(1)},${first.y.toFixed(1)}`;
  let last = first;
  for (const point of rest) {
    const bend = point.x >= last.x ? Math.max(14, (point.x - last.x) / 2) : 60;
    path += ` C${(last.x + bend).toFixed(1)},${last.y.toFixed(1)} ${(point.x - bend).toFixed(1)},${point.y.toFixed(1)} ${point.x.toFixed(1)},${point.y.toFixed(1)}`;
    last = point;
  }
  return path;
}

/** A line between rows of one box, beside it. @param {readonly Point[]} points */
function loop([start, end]) {
  if (start === undefined || end === undefined) return "";
  const out = Math.max(start.x, end.x) + 8 + Math.min(24, Math.abs(end.y - start.y) / 6);
  return `M${start.x},${start.y} C${out},${start.y} ${out},${end.y} ${end.x},${end.y}`;
}

/** @param {Picture} picture */
function drawPicture({ label, boxes, lines, labels = [], width, height }) {
  const drawnLines = lines.map((line) =>
    svg(
      "path",
      { class: `line ${line.kind ?? ""}`, d: line.isLoop === true ? loop(line.points) : curve(line.points), "data-from": line.from, "data-to": line.to, "stroke-width": line.width },
    ),
  );
  return svg(
    "svg",
    { class: "boxes", viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`, width: Math.ceil(width), height: Math.ceil(height), role: "group", "aria-label": label },
    svg("g", { class: "lines", "aria-hidden": "true" }, ...drawnLines),
    ...labels.map(({ text, x, y }) => svg("text", { class: "lane", x, y }, text)),
    ...boxes.map(drawBox),
  );
}

/** @param {PlacedBox} box */
function drawBox(box) {
  const { id, title, href, kind, rows, x, y, width, height } = box;
  const name = svg("text", { class: "name", x: x + padding, y: y + 17.5 }, shortened(title));
  const group = svg(
    "g",
    { class: `box ${kind}`, "data-id": id },
    svg("title", {}, title),
    svg("rect", { x, y, width, height, rx: 6 }),
    href === undefined ? name : svg("a", { href }, name),
    ...(rows.length === 0 ? [] : [svg("path", { class: "rule", d: `M${x},${y + headHeight - 2} h${width}` })]),
    ...rows.map((row, i) => drawRow(box, row, i)),
  );
  return rows.length === 0 && href !== undefined ? svg("a", { href, "data-id": id }, group) : group;
}

/** @param {PlacedBox} box @param {BoxRow} row @param {number} i */
function drawRow(box, row, i) {
  const { x, y, width } = rowPlace(box, i);
  return svg(
    "a",
    { href: row.href, class: `row ${row.kind ?? ""}`, "data-id": row.id },
    svg("title", {}, row.text),
    svg("rect", { class: "hover", x: x + 3, y: y + 1, width: width - 6, height: rowHeight - 1, rx: 3 }),
    svg("text", { x: x + padding, y: y + 13 }, shortened(row.text)),
  );
}

/** A frame in which a picture can be enlarged, and moved by scrolling or dragging. @param {SVGElement} picture @param {...Node} controls */
function framed(picture, ...controls) {
  const own = { width: Number(picture.getAttribute("width")), height: Number(picture.getAttribute("height")) };
  const pane = element("div", { class: "pane", tabindex: 0, role: "region", "aria-label": `${picture.getAttribute("aria-label")}, scrollable` }, picture);
  let scale = 1;
  /** @param {number} wanted */
  const zoom = (wanted) => {
    const before = { x: (pane.scrollLeft + pane.clientWidth / 2) / scale, y: (pane.scrollTop + pane.clientHeight / 2) / scale };
    scale = Math.min(3, Math.max(0.15, wanted));
    picture.setAttribute("width", String(Math.round(own.width * scale)));
    picture.setAttribute("height", String(Math.round(own.height * scale)));
    pane.scrollTo(before.x * scale - pane.clientWidth / 2, before.y * scale - pane.clientHeight / 2);
  };
  /** The whole width, as far as letters stay legible. @param {number} least */
  const fit = (least) => zoom(Math.min(1, Math.max(least, (pane.clientWidth - 2) / own.width)));
  /** @param {string} text @param {string} label @param {() => void} act */
  const button = (text, label, act) => {
    const made = element("button", { type: "button", "aria-label": label, title: label }, text);
    made.addEventListener("click", act);
    return made;
  };
  const zooms = element(
    "div",
    { class: "zooms" },
    button("−", "Smaller", () => zoom(scale / 1.25)),
    button("+", "Larger", () => zoom(scale * 1.25)),
    button("⤢", "The whole picture", () => fit(0.15)),
  );
  pane.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(scale * (event.deltaY < 0 ? 1.12 : 1 / 1.12));
  });
  pane.addEventListener("keydown", (event) => {
    const act = { "+": () => zoom(scale * 1.25), "-": () => zoom(scale / 1.25), 0: () => fit(0.15) }[event.key];
    act?.();
  });
  dragToScroll(pane);
  requestAnimationFrame(() => {
    fit(0.65);
    showFirst(pane);
  });
  return element("figure", { class: "picture" }, element("div", { class: "tools" }, ...controls, zooms), pane);
}

/** Scrolls to what the picture is about; to the first system that is not folded when the pane is narrow. @param {HTMLElement} pane */
function showFirst(pane) {
  const focus = pane.querySelector(".box.focus") ?? (pane.clientWidth < 600 ? pane.querySelector(".box.system.model") : null);
  if (focus === null) return;
  const [own, around] = [focus.getBoundingClientRect(), pane.getBoundingClientRect()];
  const isNarrow = own.width > around.width / 2 || !focus.matches(".focus");
  const left = own.left - around.left - (isNarrow ? 12 : (around.width - own.width) / 2);
  pane.scrollBy(left, own.top - around.top - (around.height - own.height) / 2);
}

/** @param {HTMLElement} pane */
function dragToScroll(pane) {
  /** @type {{ x: number, y: number, left: number, top: number } | undefined} */
  let start;
  let isMoved = false;
  pane.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    start = { x: event.clientX, y: event.clientY, left: pane.scrollLeft, top: pane.scrollTop };
    isMoved = false;
  });
  addEventListener("pointermove", (event) => {
    if (start === undefined) return;
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
    if (Math.abs(dx) + Math.abs(dy) > 4) isMoved = true;
    if (isMoved) pane.scrollTo(start.left - dx, start.top - dy);
  });
  addEventListener("pointerup", () => {
    start = undefined;
  });
  pane.addEventListener("dragstart", (event) => event.preventDefault());
  pane.addEventListener(
    "click",
    (event) => {
      if (isMoved) event.preventDefault();
      isMoved = false;
    },
    true,
  );
}
