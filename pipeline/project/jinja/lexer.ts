import { TemplateFault } from "./values.ts";

export type TokenKind =
  | "text"
  | "block-start"
  | "block-end"
  | "output-start"
  | "output-end"
  | "name"
  | "string"
  | "int"
  | "float"
  | "operator"
  | "end";

export interface Token {
  readonly kind: TokenKind;
  /** The text; of a string, its value with the escapes resolved. */
  readonly value: string;
  /** 1-based. */
  readonly line: number;
  /** Where it starts in the normalized source. */
  readonly offset: number;
}

/** Line ends as Jinja sees them; the last one is dropped. */
export function normalizeSource(source: string): string {
  return source.replace(/\r\n?/g, "\n").replace(/\n$/, "");
}

const opening = /\{%|\{\{|\{#/g;
const rawStart = /\{%[-+]?\s*raw\s*([-+]?)%\}/y;
const rawEnd = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/g;
const space = /\s+/y;
const closing = { "block-end": /[-+]?%\}/y, "output-end": /[-+]?\}\}/y } as const;
const inner: readonly (readonly [TokenKind, RegExp])[] = [
  ["name", /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/y],
  ["float", /\d[\d_]*(?:\.\d[\d_]*(?:[eE][-+]?\d+)?|[eE][-+]?\d+)/y],
  ["int", /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*/y],
  ["string", /'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"/y],
  ["operator", /\/\/|\*\*|==|!=|>=|<=|[-+*/%~<>=.,:|()[\]{};]/y],
];

/** Splits a template into text and the tokens inside `{{ }}` and `{% %}`; comments vanish, raw blocks become text. */
export function tokenize(source: string): Token[] {
  const lexer = new Lexer(source);
  lexer.run();
  return lexer.tokens;
}

class Lexer {
  readonly tokens: Token[] = [];
  private readonly source: string;
  private position = 0;
  private line = 1;
  private lineKnownAt = 0;
  private trimNext = false;

  constructor(source: string) {
    this.source = normalizeSource(source);
  }

  run(): void {
    while (this.position < this.source.length) {
      opening.lastIndex = this.position;
      const match = opening.exec(this.source);
      if (match === null) {
        this.text(this.source.length, false);
        break;
      }
      this.text(match.index, this.source[match.index + 2] === "-");
      this.construct(match[0]);
    }
    this.push("end", "");
  }

  private construct(start: string): void {
    if (start === "{#") return this.comment();
    if (start === "{%" && this.raw()) return;
    const kind = start === "{%" ? "block" : "output";
    this.push(`${kind}-start`, start);
    this.position += 2;
    if (/[-+]/.test(this.source[this.position] ?? "")) this.position++;
    this.inside(`${kind}-end`);
  }

  private text(until: number, trimEnd: boolean): void {
    let text = this.source.slice(this.position, until);
    if (this.trimNext) {
      const trimmed = text.trimStart();
      this.position += text.length - trimmed.length;
      text = trimmed;
    }
    if (trimEnd) text = text.trimEnd();
    if (text !== "") this.push("text", text);
    this.trimNext = false;
    this.position = until;
  }

  private comment(): void {
    const end = this.source.indexOf("#}", this.position + 2);
    if (end < 0) throw this.fault("A comment is opened with {# and never closed.", "Close it with #}.");
    this.trimNext = this.source[end - 1] === "-";
    this.position = end + 2;
  }

  private raw(): boolean {
    const start = this.match(rawStart);
    if (start === null) return false;
    const from = this.position + start[0].length;
    rawEnd.lastIndex = from;
    const end = rawEnd.exec(this.source);
    if (end === null) throw this.fault("A raw block is never closed.", "Close it with {% endraw %}.");
    this.position = from;
    this.trimNext = start[1] === "-";
    this.text(end.index, end[1] === "-");
    this.position = end.index + end[0].length;
    this.trimNext = end[2] === "-";
    return true;
  }

  private inside(end: "block-end" | "output-end"): void {
    const openedAt = this.currentLine();
    let depth = 0;
    for (;;) {
      this.position += this.match(space)?.[0].length ?? 0;
      if (this.position >= this.source.length) {
        const how = end === "block-end" ? ["{%", "%}"] : ["{{", "}}"];
        throw new TemplateFault(
          `A tag is opened with ${how[0]} and never closed.`,
          `Close it with ${how[1]}.`,
          openedAt,
        );
      }
      const close = depth === 0 ? this.match(closing[end]) : null;
      if (close !== null) return this.close(end, close[0]);
      const value = this.token();
      if ("([{".includes(value)) depth++;
      else if (")]}".includes(value)) depth = Math.max(0, depth - 1);
    }
  }

  private close(end: "block-end" | "output-end", text: string): void {
    this.push(end, text);
    this.position += text.length;
    this.trimNext = text.startsWith("-");
  }

  /** Pushes one token; answers an operator's text, an empty-safe marker for others. */
  private token(): string {
    for (const [kind, pattern] of inner) {
      const match = this.match(pattern);
      if (match === null) continue;
      this.push(kind, kind === "string" ? unescapeString(match[0].slice(1, -1)) : match[0]);
      this.position += match[0].length;
      return kind === "operator" ? match[0] : "\0";
    }
    const char = this.source[this.position] ?? "";
    const next = /['"]/.test(char) ? "Close the string with the same quote." : undefined;
    throw this.fault(`The character ${JSON.stringify(char)} has no meaning here.`, next);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    return pattern.exec(this.source);
  }

  private push(kind: TokenKind, value: string): void {
    this.tokens.push({ kind, value, line: this.currentLine(), offset: this.position });
  }

  private currentLine(): number {
    for (; this.lineKnownAt < this.position; this.lineKnownAt++) {
      if (this.source.charCodeAt(this.lineKnownAt) === 10) this.line++;
    }
    return this.line;
  }

  private fault(message: string, next?: string): TemplateFault {
    return new TemplateFault(message, next, this.currentLine());
  }
}

const escapes = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["\n", ""],
  ["b", "\b"],
  ["f", "\f"],
]);

/** Python's string escapes; an unknown one stays as written. */
function unescapeString(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|([\s\S]))/gi,
    (whole, hex, unicode, char: string | undefined) => {
      const code = hex ?? unicode;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(String(code), 16));
      return escapes.get(char ?? "") ?? whole;
    },
  );
}
