import { didYouMean } from "../../../foundation/nearest.ts";
import {
  type Assignable,
  blockText,
  type Expression,
  type MacroNode,
  type Statement,
  type Template,
} from "./ast.ts";
import { normalizeSource, tokenize } from "./lexer.ts";
import {
  parseExpression,
  parseFilter,
  parseFilters,
  parseOr,
  parseParameters,
  parseTuple,
} from "./parse-expression.ts";
import { TokenStream } from "./token-stream.ts";
import { TemplateFault } from "./values.ts";

/**
 * Parses a template.
 *
 * @throws {TemplateFault} with the file and line in its trace.
 */
export function parseTemplate(source: string, file: string): Template {
  try {
    const parser = new Parser(new TokenStream(tokenize(source)), normalizeSource(source));
    return { file, body: parser.statementsUntil([]) };
  } catch (thrown) {
    if (thrown instanceof TemplateFault) thrown.trace.push({ file, line: thrown.line ?? 1 });
    throw thrown;
  }
}

const otherFiles = new Set(["include", "import", "from", "extends", "block"]);

type Body = readonly Statement[];

class Parser {
  private readonly tokens: TokenStream;
  private readonly source: string;
  private readonly open: { tag: string; line: number }[] = [];
  private static readonly blocks: ReadonlyMap<string, (self: Parser, line: number) => Statement> = new Map<
    string,
    (self: Parser, line: number) => Statement
  >([
    ["if", (self, line) => self.ifBlock(line)],
    ["for", (self, line) => self.forBlock(line)],
    ["set", (self, line) => self.set(line)],
    ["do", (self, line) => self.end({ kind: "do", line, value: parseTuple(self.tokens) })],
    ["macro", (self, line) => self.macro(line)],
    ["call", (self, line) => self.callBlock(line)],
    ["filter", (self, line) => self.filterBlock(line)],
    ["with", (self, line) => self.withBlock(line)],
    ["test", (self, line) => self.testBlock(line, "test")],
    ["data_test", (self, line) => self.testBlock(line, "data_test")],
    ["materialization", (self, line) => self.materialization(line)],
    ["snapshot", (self, line) => self.snapshot(line)],
    ["docs", (self, line) => self.docs(line)],
    ["break", (self, line) => self.end({ kind: "break", line })],
    ["continue", (self, line) => self.end({ kind: "continue", line })],
  ]);

  constructor(tokens: TokenStream, source: string) {
    this.tokens = tokens;
    this.source = source;
  }

  /** Statements up to one of these end tags, whose name is consumed and whose arguments are not. */
  statementsUntil(ends: readonly string[]): Statement[] {
    const statements: Statement[] = [];
    for (;;) {
      const { kind, value, line, offset } = this.tokens.next();
      if (kind === "end") return this.endOfFile(statements, ends);
      if (kind === "text") statements.push({ kind: "text", line, text: value });
      else if (kind === "output-start") statements.push(this.output(line));
      else if (ends.includes(this.tokens.current.value)) return statements;
      else statements.push(this.withSource(this.block(line), offset));
    }
  }

  private endOfFile(statements: Statement[], ends: readonly string[]): Statement[] {
    const unclosed = this.open.at(-1);
    if (ends.length === 0 || unclosed === undefined) return statements;
    throw new TemplateFault(
      `The block '${unclosed.tag}' is never closed.`,
      `Close it with {% ${ends.at(-1)} %}.`,
      unclosed.line,
    );
  }

  private output(line: number): Statement {
    const value = parseTuple(this.tokens);
    this.tokens.expect("output-end");
    return { kind: "output", line, value };
  }

  private block(line: number): Statement {
    const name = this.tokens.expectName();
    const parse = Parser.blocks.get(name);
    if (parse !== undefined) return parse(this, line);
    if (otherFiles.has(name)) {
      throw new TemplateFault(
        `The tag '${name}' reads another file, which templates of a project cannot.`,
        "Write a macro: the macros of all files can be called everywhere.",
        line,
      );
    }
    const unclosed = this.open.at(-1);
    const near = didYouMean(name, [...Parser.blocks.keys()]);
    const next =
      unclosed === undefined
        ? (near ?? "Nothing that it ends is open: look for the tag that opens it.")
        : `The block still open is '${unclosed.tag}' of line ${unclosed.line}.`;
    throw new TemplateFault(`Unknown or misplaced tag '${name}'.`, next, line);
  }

  private withSource(statement: Statement, start: number): Statement {
    if (statement.kind !== "macro") return statement;
    return { ...statement, source: this.source.slice(start, this.tokens.endOfLast) };
  }

  private end<T extends Statement>(statement: T): T {
    this.tokens.expect("block-end");
    return statement;
  }

  /** The rest of the opening tag, the body and the closing tag. */
  private body(tag: string, line: number, end = `end${tag}`): Body {
    this.tokens.expect("block-end");
    const body = this.bodyUntil(tag, line, [end]);
    this.closeTag();
    return body;
  }

  private bodyUntil(tag: string, line: number, ends: readonly string[]): Statement[] {
    this.open.push({ tag, line });
    const body = this.statementsUntil(ends);
    this.open.pop();
    return body;
  }

  private closeTag(): void {
    this.tokens.next();
    if (this.tokens.isName()) this.tokens.next(); // {% endmacro name %} is allowed
    this.tokens.expect("block-end");
  }

  private ifBlock(line: number): Statement {
    const branches: [Expression, Body][] = [];
    const ends = ["elif", "else", "endif"];
    let otherwise: Body = [];
    let end = "elif";
    while (end === "elif") {
      const test = parseTuple(this.tokens);
      this.tokens.expect("block-end");
      branches.push([test, this.bodyUntil("if", line, ends)]);
      end = this.tokens.next().value;
    }
    if (end === "else") {
      this.tokens.expect("block-end");
      otherwise = this.bodyUntil("if", line, ["endif"]);
      this.tokens.next();
    }
    return this.end({ kind: "if", line, branches, otherwise });
  }

  private forBlock(line: number): Statement {
    const target = this.assignable();
    if (!this.tokens.skipName("in")) throw this.tokens.unexpected("'in'");
    const list = parseTuple(this.tokens, parseOr);
    const test = this.tokens.skipName("if") ? parseExpression(this.tokens) : undefined;
    const recursive = this.tokens.skipName("recursive");
    this.tokens.expect("block-end");
    const body = this.bodyUntil("for", line, ["else", "endfor"]);
    let otherwise: Body = [];
    if (this.tokens.next().value === "else") {
      this.tokens.expect("block-end");
      otherwise = this.bodyUntil("for", line, ["endfor"]);
      this.tokens.next();
    }
    return this.end({ kind: "for", line, target, list, test, recursive, body, otherwise });
  }

  private assignable(): Assignable {
    const items = [this.oneAssignable()];
    let several = false;
    while (this.tokens.skipOperator(",")) {
      several = true;
      if (this.tokens.isName("in") || this.tokens.isOperator("=") || this.tokens.isOperator(")")) break;
      items.push(this.oneAssignable());
    }
    return several ? { kind: "several", items } : (items[0] as Assignable); // one was pushed
  }

  private oneAssignable(): Assignable {
    if (this.tokens.skipOperator("(")) {
      const inner = this.assignable();
      this.tokens.expectOperator(")");
      return inner;
    }
    const name = this.tokens.expectName();
    if (!this.tokens.skipOperator(".")) return { kind: "name", name };
    return { kind: "member", object: name, name: this.tokens.expectName() };
  }

  private set(line: number): Statement {
    const target = this.assignable();
    if (this.tokens.skipOperator("="))
      return this.end({ kind: "set", line, target, value: parseTuple(this.tokens) });
    const text: Expression = { kind: "name", line, name: blockText };
    const filter = this.tokens.isOperator("|") ? parseFilters(this.tokens, text) : undefined;
    return { kind: "set-block", line, target, filter, body: this.body("set", line) };
  }

  private macro(line: number): MacroNode {
    const name = this.tokens.expectName();
    const parameters = parseParameters(this.tokens);
    const body = this.body("macro", line);
    return { kind: "macro", blockKind: "macro", line, name, parameters, body, source: "" };
  }

  private testBlock(line: number, tag: "test" | "data_test"): MacroNode {
    const name = `test_${this.tokens.expectName()}`;
    const parameters = parseParameters(this.tokens);
    const body = this.body(tag, line);
    return { kind: "macro", blockKind: "test", line, name, parameters, body, source: "" };
  }

  private materialization(line: number): MacroNode {
    let name = `materialization_${this.tokens.expectName()}`;
    let adapter = "default";
    while (this.tokens.skipOperator(",")) {
      const option = this.tokens.expectName();
      if (!this.tokens.skipOperator("=")) continue;
      const value = parseExpression(this.tokens);
      if (option === "adapter" && value.kind === "literal") adapter = String(value.value);
    }
    name += `_${adapter}`;
    const body = this.body("materialization", line);
    return { kind: "macro", blockKind: "materialization", line, name, parameters: [], body, source: "" };
  }

  private snapshot(line: number): MacroNode {
    const name = `snapshot_${this.tokens.expectName()}`;
    return {
      kind: "macro",
      blockKind: "snapshot",
      line,
      name,
      parameters: [],
      body: this.body("snapshot", line),
      source: "",
    };
  }

  private docs(line: number): Statement {
    const name = this.tokens.expectName();
    return { kind: "docs", line, name, body: this.body("docs", line) };
  }

  private callBlock(line: number): Statement {
    const parameters = this.tokens.isOperator("(") ? parseParameters(this.tokens) : [];
    const call = parseExpression(this.tokens);
    if (call.kind !== "call")
      throw new TemplateFault("A call block needs a call.", "Write {% call macro_name() %}.", line);
    return { kind: "call-block", line, parameters, call, body: this.body("call", line) };
  }

  private filterBlock(line: number): Statement {
    const first = parseFilter(this.tokens, { kind: "name", line, name: blockText }, line);
    const filter = parseFilters(this.tokens, first);
    return { kind: "filter-block", line, filter, body: this.body("filter", line) };
  }

  private withBlock(line: number): Statement {
    const values: [Assignable, Expression][] = [];
    while (this.tokens.current.kind !== "block-end") {
      const target = this.oneAssignable();
      this.tokens.expectOperator("=");
      values.push([target, parseExpression(this.tokens)]);
      this.tokens.skipOperator(",");
    }
    return { kind: "with", line, values, body: this.body("with", line) };
  }
}
