import type { Token, TokenKind } from "./lexer.ts";
import { TemplateFault } from "./values.ts";

/** A cursor over tokens with the few questions a recursive-descent parser asks. */
export class TokenStream {
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get current(): Token {
    return this.tokens[this.position] as Token; // the last token is "end" and is never passed
  }

  get line(): number {
    return this.current.line;
  }

  next(): Token {
    const token = this.current;
    if (token.kind !== "end") this.position++;
    return token;
  }

  /** Where the token that was taken last ends in the source. */
  get endOfLast(): number {
    const last = this.tokens[this.position - 1];
    return last === undefined ? 0 : last.offset + last.value.length;
  }

  peek(ahead: number): Token | undefined {
    return this.tokens[this.position + ahead];
  }

  isOperator(value: string): boolean {
    return this.current.kind === "operator" && this.current.value === value;
  }

  isName(value?: string): boolean {
    return this.current.kind === "name" && (value === undefined || this.current.value === value);
  }

  skipOperator(value: string): boolean {
    const found = this.isOperator(value);
    if (found) this.next();
    return found;
  }

  skipName(value: string): boolean {
    const found = this.isName(value);
    if (found) this.next();
    return found;
  }

  expectOperator(value: string): void {
    if (!this.skipOperator(value)) throw this.unexpected(`'${value}'`);
  }

  expectName(): string {
    if (!this.isName()) throw this.unexpected("a name");
    return this.next().value;
  }

  expect(kind: TokenKind): Token {
    if (kind === "block-end") this.skipOperator(":"); // Jinja2 allows `{% else: %}`
    if (this.current.kind !== kind) throw this.unexpected(descriptions.get(kind) ?? kind);
    return this.next();
  }

  unexpected(wanted: string): TemplateFault {
    const { kind, value, line } = this.current;
    const found = descriptions.get(kind) ?? (kind === "string" ? "a string" : `'${value}'`);
    return new TemplateFault(`Expected ${wanted}, found ${found}.`, undefined, line);
  }
}

const descriptions = new Map<TokenKind, string>([
  ["block-end", "the end of the tag"],
  ["output-end", "the end of the expression"],
  ["end", "the end of the file"],
  ["text", "text"],
]);
