import { didYouMean } from "../../../foundation/nearest.ts";
import type { Arguments, BinaryOperator, ComparisonOperator, Expression, Parameter } from "./ast.ts";
import { filters } from "./filters.ts";
import { tests } from "./tests.ts";
import type { TokenStream } from "./token-stream.ts";
import { Float, TemplateFault, type Value } from "./values.ts";

/** One expression, with an inline `if`. The order of precedence is Jinja2's. */
export function parseExpression(tokens: TokenStream): Expression {
  let value = parseOr(tokens);
  while (tokens.isName("if")) {
    const { line } = tokens.next();
    const test = parseOr(tokens);
    const otherwise = tokens.skipName("else") ? parseExpression(tokens) : undefined;
    value = { kind: "conditional", line, test, value, otherwise };
  }
  return value;
}

/** One expression, or several separated by commas: a tuple. */
export function parseTuple(
  tokens: TokenStream,
  one: (tokens: TokenStream) => Expression = parseExpression,
): Expression {
  const { line } = tokens;
  const first = one(tokens);
  if (!tokens.isOperator(",")) return first;
  const items = [first];
  while (tokens.skipOperator(",")) {
    if (endsTuple(tokens)) break;
    items.push(one(tokens));
  }
  return { kind: "tuple", line, items };
}

function endsTuple(tokens: TokenStream): boolean {
  const { kind } = tokens.current;
  return (
    kind === "block-end" ||
    kind === "output-end" ||
    tokens.isOperator(")") ||
    tokens.isOperator("=") ||
    tokens.isName("in")
  );
}

export function parseOr(tokens: TokenStream): Expression {
  let left = parseAnd(tokens);
  while (tokens.isName("or")) left = { kind: "or", line: tokens.next().line, left, right: parseAnd(tokens) };
  return left;
}

function parseAnd(tokens: TokenStream): Expression {
  let left = parseNot(tokens);
  while (tokens.isName("and"))
    left = { kind: "and", line: tokens.next().line, left, right: parseNot(tokens) };
  return left;
}

function parseNot(tokens: TokenStream): Expression {
  if (!tokens.isName("not")) return parseComparison(tokens);
  return { kind: "not", line: tokens.next().line, operand: parseNot(tokens) };
}

const comparisons = new Set<string>(["==", "!=", "<", "<=", ">", ">="]);

function parseComparison(tokens: TokenStream): Expression {
  const { line } = tokens;
  const first = parseSum(tokens);
  const rest: [ComparisonOperator, Expression][] = [];
  for (;;) {
    const operator = comparisonAt(tokens);
    if (operator === undefined) break;
    rest.push([operator, parseSum(tokens)]);
  }
  return rest.length === 0 ? first : { kind: "comparison", line, first, rest };
}

function comparisonAt(tokens: TokenStream): ComparisonOperator | undefined {
  if (tokens.skipName("in")) return "in";
  if (tokens.isName("not") && tokens.peek(1)?.value === "in") {
    tokens.next();
    tokens.next();
    return "not in";
  }
  if (tokens.current.kind !== "operator" || !comparisons.has(tokens.current.value)) return undefined;
  return tokens.next().value as ComparisonOperator; // the set holds exactly these
}

function parseBinary(
  tokens: TokenStream,
  operators: readonly BinaryOperator[],
  operand: (tokens: TokenStream) => Expression,
): Expression {
  let left = operand(tokens);
  for (;;) {
    const operator = operators.find((candidate) => tokens.isOperator(candidate));
    if (operator === undefined) return left;
    const { line } = tokens.next();
    left = { kind: "binary", line, operator, left, right: operand(tokens) };
  }
}

const parseSum = (tokens: TokenStream): Expression => parseBinary(tokens, ["+", "-"], parseConcatenation);
const parseConcatenation = (tokens: TokenStream): Expression => parseBinary(tokens, ["~"], parseProduct);
const parseProduct = (tokens: TokenStream): Expression =>
  parseBinary(tokens, ["*", "/", "//", "%"], parsePower);
const parsePower = (tokens: TokenStream): Expression =>
  parseBinary(tokens, ["**"], (t) => parseUnary(t, true));

function parseUnary(tokens: TokenStream, withFilters: boolean): Expression {
  const { line } = tokens;
  let value: Expression;
  if (tokens.skipOperator("-")) value = { kind: "negative", line, operand: parseUnary(tokens, false) };
  else if (tokens.skipOperator("+")) value = { kind: "positive", line, operand: parseUnary(tokens, false) };
  else value = parsePrimary(tokens);
  value = parsePostfix(tokens, value);
  return withFilters ? parseFilters(tokens, value) : value;
}

const constants = new Map<string, Value>([
  ["true", true],
  ["True", true],
  ["false", false],
  ["False", false],
  ["none", null],
  ["None", null],
]);

function parsePrimary(tokens: TokenStream): Expression {
  const { kind, value, line } = tokens.current;
  if (kind === "name") return parseName(tokens);
  if (kind === "string") return { kind: "literal", line, value: parseStrings(tokens) };
  if (kind === "int")
    return { kind: "literal", line, value: Number(tokens.next().value.replaceAll("_", "")) };
  if (kind === "float") return { kind: "literal", line, value: floatLiteral(tokens.next().value) };
  if (kind === "operator" && value === "(") return parseParenthesis(tokens);
  if (kind === "operator" && value === "[") return parseList(tokens);
  if (kind === "operator" && value === "{") return parseDictionary(tokens);
  throw tokens.unexpected("a value");
}

function parseName(tokens: TokenStream): Expression {
  const { value: name, line } = tokens.next();
  const constant = constants.get(name);
  return constant === undefined ? { kind: "name", line, name } : { kind: "literal", line, value: constant };
}

/** Neighbouring strings are one string, as in Python. */
function parseStrings(tokens: TokenStream): string {
  let text = "";
  while (tokens.current.kind === "string") text += tokens.next().value;
  return text;
}

function floatLiteral(text: string): Value {
  const value = Number(text.replaceAll("_", ""));
  return Number.isInteger(value) ? new Float(value) : value;
}

function parseParenthesis(tokens: TokenStream): Expression {
  const { line } = tokens.next();
  if (tokens.skipOperator(")")) return { kind: "tuple", line, items: [] };
  const inner = parseTuple(tokens);
  tokens.expectOperator(")");
  return inner;
}

function parseList(tokens: TokenStream): Expression {
  const { line } = tokens.next();
  const items: Expression[] = [];
  while (!tokens.skipOperator("]")) {
    items.push(parseExpression(tokens));
    if (!tokens.isOperator("]")) tokens.expectOperator(",");
  }
  return { kind: "list", line, items };
}

function parseDictionary(tokens: TokenStream): Expression {
  const { line } = tokens.next();
  const entries: [Expression, Expression][] = [];
  while (!tokens.skipOperator("}")) {
    const key = parseExpression(tokens);
    tokens.expectOperator(":");
    entries.push([key, parseExpression(tokens)]);
    if (!tokens.isOperator("}")) tokens.expectOperator(",");
  }
  return { kind: "dictionary", line, entries };
}

function parsePostfix(tokens: TokenStream, start: Expression): Expression {
  let value = start;
  for (;;) {
    const { line } = tokens;
    if (tokens.skipOperator(".")) value = parseMember(tokens, value, line);
    else if (tokens.skipOperator("[")) value = parseSubscript(tokens, value, line);
    else if (tokens.isOperator("("))
      value = { kind: "call", line, callee: value, args: parseArguments(tokens) };
    else return value;
  }
}

function parseMember(tokens: TokenStream, object: Expression, line: number): Expression {
  if (tokens.current.kind !== "int") return { kind: "attribute", line, object, name: tokens.expectName() };
  return { kind: "item", line, object, key: { kind: "literal", line, value: Number(tokens.next().value) } };
}

function parseSubscript(tokens: TokenStream, object: Expression, line: number): Expression {
  const start = tokens.isOperator(":") ? undefined : parseTuple(tokens);
  if (!tokens.isOperator(":")) {
    tokens.expectOperator("]");
    if (start === undefined) throw tokens.unexpected("a key");
    return { kind: "item", line, object, key: start };
  }
  const stop = parseSliceBound(tokens);
  const step = parseSliceBound(tokens);
  tokens.expectOperator("]");
  return { kind: "slice", line, object, start, stop, step };
}

function parseSliceBound(tokens: TokenStream): Expression | undefined {
  if (!tokens.skipOperator(":")) return undefined;
  return tokens.isOperator(":") || tokens.isOperator("]") ? undefined : parseExpression(tokens);
}

function parseArguments(tokens: TokenStream): Arguments {
  tokens.expectOperator("(");
  const positional: Expression[] = [];
  const keywords: [string, Expression][] = [];
  let spread: Expression | undefined;
  let keywordSpread: Expression | undefined;
  while (!tokens.skipOperator(")")) {
    if (tokens.skipOperator("**")) keywordSpread = parseExpression(tokens);
    else if (tokens.skipOperator("*")) spread = parseExpression(tokens);
    else if (tokens.isName() && tokens.peek(1)?.kind === "operator" && tokens.peek(1)?.value === "=") {
      const name = tokens.next().value;
      tokens.next();
      keywords.push([name, parseExpression(tokens)]);
    } else if (keywords.length > 0) {
      throw new TemplateFault(
        "A positional argument follows a named one.",
        "Put the named arguments last.",
        tokens.line,
      );
    } else positional.push(parseExpression(tokens));
    if (!tokens.isOperator(")")) tokens.expectOperator(",");
  }
  return { positional, keywords, spread, keywordSpread };
}

const noArguments: Arguments = { positional: [], keywords: [], spread: undefined, keywordSpread: undefined };

/** Filters, tests and calls behind a value. */
export function parseFilters(tokens: TokenStream, start: Expression): Expression {
  let value = start;
  for (;;) {
    const { line } = tokens;
    if (tokens.skipOperator("|")) value = parseFilter(tokens, value, line);
    else if (tokens.skipName("is")) value = parseTest(tokens, value, line);
    else if (tokens.isOperator("("))
      value = { kind: "call", line, callee: value, args: parseArguments(tokens) };
    else return value;
  }
}

function parseDottedName(tokens: TokenStream): string {
  let name = tokens.expectName();
  while (tokens.skipOperator(".")) name += `.${tokens.expectName()}`;
  return name;
}

export function parseFilter(tokens: TokenStream, input: Expression, line: number): Expression {
  const name = parseDottedName(tokens);
  const args = tokens.isOperator("(") ? parseArguments(tokens) : noArguments;
  if (!filters.has(name)) throw unknownName("filter", name, filters.keys(), line);
  return { kind: "filter", line, input, name, args };
}

function unknownName(what: string, name: string, known: Iterable<string>, line: number): TemplateFault {
  return new TemplateFault(`There is no ${what} named '${name}'.`, didYouMean(name, [...known]), line);
}

const testArgumentKinds = new Set(["name", "string", "int", "float"]);
const notTestArguments = new Set(["else", "or", "and", "is", "if", "in", "not"]);

function parseTest(tokens: TokenStream, input: Expression, line: number): Expression {
  const negated = tokens.skipName("not");
  const name = parseDottedName(tokens);
  if (!tests.has(name)) throw unknownName("test", name, tests.keys(), line);
  const test: Expression = { kind: "test", line, input, name, args: parseTestArguments(tokens) };
  return negated ? { kind: "not", line, operand: test } : test;
}

/** `is divisibleby 3` needs no parentheses. */
function parseTestArguments(tokens: TokenStream): Arguments {
  if (tokens.isOperator("(")) return parseArguments(tokens);
  const { kind, value } = tokens.current;
  const isValue = testArgumentKinds.has(kind) || tokens.isOperator("[") || tokens.isOperator("{");
  if (!isValue || (kind === "name" && notTestArguments.has(value))) return noArguments;
  return { ...noArguments, positional: [parsePostfix(tokens, parsePrimary(tokens))] };
}

/** The parameters of a macro, a test or a call block, with their defaults. */
export function parseParameters(tokens: TokenStream): Parameter[] {
  tokens.expectOperator("(");
  const parameters: Parameter[] = [];
  while (!tokens.skipOperator(")")) {
    const name = tokens.expectName();
    parameters.push({ name, otherwise: tokens.skipOperator("=") ? parseExpression(tokens) : undefined });
    if (!tokens.isOperator(")")) tokens.expectOperator(",");
  }
  return parameters;
}
