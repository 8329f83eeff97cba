import { Graph, layout } from "@dagrejs/dagre";
import { groupBy } from "../../../foundation/group-by.ts";
import { escapeHtml } from "../../../foundation/html.ts";
import { type CatalogTable, type Domain, isHeld, type Relation } from "../catalog.ts";

/** Tables in one picture; more would not be read. */
const mostTables = 18;
/** Columns shown in a table's box. */
const mostRows = 9;

/** Sizes in pixels. The letters are of one width, so that a box can be measured without a browser. */
const letter = 6.7;
const line = 17;
const header = 26;
const padding = 10;
const smallestScale = 0.72;
const selfLoopWidth = 22;

/** A table outside of the picture that more tables than this point to is named in their rows: lines would hide the rest. */
const mostLinesToStub = 3;

/** The part of a domain that is drawn. */
export interface PicturedDomain {
  readonly tables: readonly CatalogTable[];
  /** Tables outside of the picture that few of the drawn ones point to. */
  readonly stubs: readonly string[];
}

/** The most connected tables of a domain that have rows; of a domain that is empty, the most connected ones. */
export function pictured(domain: Domain, tables: ReadonlyMap<string, CatalogTable>): PicturedDomain {
  const members = domain.tables.flatMap((name) => tables.get(name) ?? []);
  const inside = new Set(domain.tables);
  const degree = new Map(members.map(({ name }) => [name, 0]));
  const count = (name: string): unknown => degree.set(name, (degree.get(name) ?? 0) + 1);
  for (const table of members) {
    for (const { toTable } of drawn(table)) {
      if (!inside.has(toTable) || toTable === table.name) continue;
      count(table.name);
      count(toTable);
    }
  }
  const filled = members.filter(({ rowEstimate }) => rowEstimate > 0);
  const shown = (filled.length > 1 ? filled : members)
    .toSorted(
      (a, b) =>
        (degree.get(b.name) ?? 0) - (degree.get(a.name) ?? 0) ||
        b.rowEstimate - a.rowEstimate ||
        (a.name < b.name ? -1 : 1),
    )
    .slice(0, mostTables);
  return { tables: shown, stubs: stubsOf(shown, tables) };
}

function stubsOf(
  shown: readonly CatalogTable[],
  tables: ReadonlyMap<string, CatalogTable>,
): readonly string[] {
  const inside = new Set(shown.map(({ name }) => name));
  const pairs = shown.flatMap((table) => [...new Set(drawn(table).map(({ toTable }) => toTable))]);
  return [...groupBy(pairs, (name) => name)]
    .filter(([name, all]) => !inside.has(name) && all.length <= mostLinesToStub)
    .map(([name]) => name)
    .filter((name) => (tables.get(name)?.rowEstimate ?? 0) > 0)
    .toSorted();
}

function drawn(table: CatalogTable): readonly Relation[] {
  return table.relations.filter(isHeld);
}

interface Box {
  readonly name: string;
  readonly rows: readonly BoxRow[];
  readonly width: number;
  readonly height: number;
  readonly isStub: boolean;
}

interface BoxRow {
  readonly text: string;
  readonly kind: "key" | "relation" | "more";
  /** At the right end of the row. */
  readonly mark: string;
}

/**
 * The entities and relations of a domain as an SVG.
 *
 * @param anchorOf the id on the page of a table's details
 */
export function erPicture(
  domain: Domain,
  { tables, stubs }: PicturedDomain,
  anchorOf: (table: string) => string | undefined,
): string {
  const withLines = new Set([...tables.map(({ name }) => name), ...stubs]);
  const boxes = [...tables.map((table) => tableBox(table, withLines)), ...stubs.map(stubBox)];
  const edges = tables.flatMap((table) => edgesOf(table, withLines));
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: "LR", nodesep: 18, ranksep: 90, edgesep: 12, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { name, width, height } of boxes) graph.setNode(name, { width, height });
  for (const { from, to } of edges) if (from !== to) graph.setEdge(from, to, { weight: 1 });
  layout(graph);
  const { width: inner = 0, height = 0 } = graph.graph();
  const width = inner + selfLoopWidth;
  const paths = edges.map((edge) => drawEdge(edge, graph, new Set(stubs)));
  const drawnBoxes = boxes.map((box) => drawBox(box, graph.node(box.name), anchorOf(box.name)));
  const title = `Tables of the domain ${domain.name} and their relations`;
  // A wide picture shrinks to the page as far as it stays legible, and scrolls from there on.
  const style = `width:clamp(${Math.ceil(width * smallestScale)}px,100%,${Math.ceil(width)}px)`;
  const size = `style="${style}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}"`;
  return `<svg class="er" ${size} role="group" aria-label="${escapeHtml(title)}">
${paths.join("\n")}
${drawnBoxes.join("\n")}
</svg>`;
}

function tableBox(table: CatalogTable, withLines: ReadonlySet<string>): Box {
  const relations = new Map(drawn(table).map((relation) => [relation.column, relation]));
  const names = [
    ...table.primaryKey,
    ...[...relations.keys()].filter((name) => !table.primaryKey.includes(name)),
  ];
  const all = names.map((text): BoxRow => {
    const to = relations.get(text)?.toTable;
    const target = to === undefined ? "" : withLines.has(to) ? "→" : `→ ${shortened(to, 18 * letter)}`;
    const isKey = table.primaryKey.includes(text);
    return { text, kind: isKey ? "key" : "relation", mark: isKey ? `key ${target}`.trim() : target };
  });
  const more = all.length - mostRows;
  const rows =
    more > 0
      ? [...all.slice(0, mostRows - 1), { text: `and ${more + 1} more`, kind: "more", mark: "" } as const]
      : all;
  const longest = Math.max(
    table.name.length * 1.08,
    ...rows.map(({ text, mark }) => text.length + 2 + mark.length * 0.9),
  );
  return {
    name: table.name,
    rows,
    width: Math.ceil(Math.min(longest, 44) * letter + 2 * padding),
    height: header + rows.length * line + (rows.length > 0 ? 8 : 0),
    isStub: false,
  };
}

function stubBox(name: string): Box {
  const width = Math.ceil(Math.min(name.length, 30) * letter + 2 * padding);
  return { name, rows: [], width, height: 24, isStub: true };
}

interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly relations: readonly Relation[];
}

/** One line for all the columns that tie the same two tables. */
function edgesOf(table: CatalogTable, shown: ReadonlySet<string>): readonly PictureEdge[] {
  const relations = drawn(table).filter(({ toTable }) => shown.has(toTable));
  return [...groupBy(relations, ({ toTable }) => toTable)].map(([to, group]) => {
    return { from: table.name, to, relations: group };
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function drawEdge({ from, to, relations }: PictureEdge, graph: Graph, stubs: ReadonlySet<string>): string {
  const text = relations.map((relation) => `${from}.${relation.column} → ${to}.${relation.toColumn}`);
  const points = from === to ? selfLoop(graph.node(from)) : (graph.edge(from, to).points ?? []);
  const path = curve(points);
  const classes = ["edge", ...(stubs.has(to) ? ["away"] : [])];
  const isUnchecked = relations.every(({ verdict }) => verdict === "unchecked");
  if (isUnchecked) classes.push("unchecked");
  const title = `${text.join("\n")}${isUnchecked ? "\n(by name; no value to check)" : ""}`;
  return `<g class="${classes.join(" ")}"><title>${escapeHtml(title)}</title><path class="reach" d="${path}"/><path class="line" d="${path}" marker-end="url(#arrow)"/></g>`;
}

function selfLoop({ x, y, width, height }: { x: number; y: number; width: number; height: number }): Point[] {
  const right = x + width / 2;
  const top = y - height / 2;
  return [
    { x: right, y: top + 9 },
    { x: right + selfLoopWidth - 4, y: top + 6 },
    { x: right + selfLoopWidth - 4, y: top + 24 },
    { x: right, y: top + 21 },
  ];
}

/** A smooth line through the middles of the stretches between the points. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return "";
  const middles = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1] ?? last;
    const isLast = i === rest.length - 2;
    const end = isLast ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${at(point)} ${at(end)}`;
  });
  return middles.length === 0 ? `M${at(first)} L${at(last)}` : `M${at(first)} ${middles.join(" ")}`;
}

function at({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}

function drawBox(
  box: Box,
  place: { readonly x: number; readonly y: number },
  anchor: string | undefined,
): string {
  const { name, rows, width, height, isStub } = box;
  const left = place.x - width / 2;
  const top = place.y - height / 2;
  const title = `<text class="name" x="${padding}" y="${isStub ? 16 : 17}">${escapeHtml(shortened(name, width))}</text>`;
  const lines = rows.map((row, i) => {
    const y = header + 14 + i * line;
    const mark =
      row.mark === ""
        ? ""
        : `<text class="mark" x="${width - padding}" y="${y}" text-anchor="end">${escapeHtml(row.mark)}</text>`;
    const room = width - row.mark.length * letter * 0.9;
    return `<text class="${row.kind}" x="${padding}" y="${y}">${escapeHtml(shortened(row.text, room))}</text>${mark}`;
  });
  const rule = rows.length === 0 ? "" : `<path class="rule" d="M0,${header} H${width}"/>`;
  const group = `<g class="${isStub ? "stub" : "table"}" transform="translate(${left.toFixed(1)},${top.toFixed(1)})"><title>${escapeHtml(name)}</title><rect width="${width}" height="${height}" rx="5"/>${rule}${title}${lines.join("")}</g>`;
  return anchor === undefined ? group : `<a href="#${anchor}">${group}</a>`;
}

function shortened(text: string, width: number): string {
  const most = Math.max(4, Math.floor((width - 2 * padding) / letter) + 1);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
