import {
  type Assignable,
  blockText,
  type MacroNode,
  type Parameter,
  type Statement,
  type Template,
} from "./ast.ts";
import { callFunction, evaluate } from "./evaluate.ts";
import { parseTemplate } from "./parse-template.ts";
import type { Scope } from "./scope.ts";
import {
  isTrue,
  itemsOf,
  JinjaFunction,
  type Keywords,
  Namespace,
  orUndefined,
  str,
  TemplateFault,
  tupleOf,
  Undefined,
  type Value,
} from "./values.ts";

/** Carries the value of `return()` out of a macro, as dbt does. */
export class ReturnSignal {
  readonly value: Value;
  constructor(value: Value) {
    this.value = value;
  }
}

class LoopSignal {
  readonly kind: "break" | "continue";
  constructor(kind: "break" | "continue") {
    this.kind = kind;
  }
}

/** Renders a template; its top-level `set` and `macro` statements assign in the given scope. */
export function render(template: Template, scope: Scope): string {
  return new Renderer(template.file).text(template.body, scope);
}

/** A rendered text that knows the lines of its template. */
export interface RenderedLines {
  readonly text: string;
  /** The line that the character at an offset comes from; what a macro writes comes from the line of its call. */
  lineAt(offset: number): number | undefined;
}

/** Renders like {@link render}, and notes where each part of the text comes from. */
export function renderWithLines(template: Template, scope: Scope): RenderedLines {
  const parts: RenderedPart[] = [];
  const text = new Renderer(template.file, parts).text(template.body, scope);
  const lineAt = (offset: number): number | undefined => {
    let start = 0;
    for (const { line, written, isText } of parts) {
      const end = start + written.length;
      if (offset < end) return isText ? line + written.slice(0, offset - start).split("\n").length - 1 : line;
      start = end;
    }
    return parts.at(-1)?.line;
  };
  return { text, lineAt };
}

interface RenderedPart {
  readonly line: number;
  readonly written: string;
  /** Whether it stands so in the template. */
  readonly isText: boolean;
}

/** The value of a text that is one `{{ expression }}`, of whatever type; of any other template, its rendered text. */
export function renderNative(text: string, file: string, scope: Scope): Value {
  const template = parsedOnce(text, file);
  const [only, ...more] = template.body;
  return only?.kind === "output" && more.length === 0 ? evaluate(only.value, scope) : render(template, scope);
}

const parsed = new Map<string, Template>();

/** The template of a text that many places repeat: tests' arguments and calls. */
export function parsedOnce(text: string, file: string): Template {
  const known = parsed.get(text);
  if (known !== undefined) return known.file === file ? known : { ...known, file };
  const template = parseTemplate(text, file);
  parsed.set(text, template);
  return template;
}

/** The function of a macro; its body sees the scope it is bound to. */
export function bindMacro(node: MacroNode, file: string, scope: Scope): JinjaFunction {
  const attributes = new Map<string, Value>([
    ["name", node.name],
    ["arguments", tupleOf(...node.parameters.map(({ name }) => name))],
  ]);
  return new JinjaFunction(
    node.name,
    (args, keywords) => callMacro(node, file, scope, args, keywords),
    attributes,
  );
}

function callMacro(
  node: MacroNode,
  file: string,
  scope: Scope,
  args: readonly Value[],
  keywords: Keywords,
): Value {
  const renderer = new Renderer(file);
  try {
    const inner = scope.inner();
    bindParameters(node.name, node.parameters, usesOf(node), inner, args, keywords);
    return renderer.text(node.body, inner);
  } catch (thrown) {
    if (thrown instanceof ReturnSignal) return thrown.value;
    if (isEndlessRecursion(thrown))
      throw new TemplateFault(
        `The macro '${node.name}' calls itself without end.`,
        "Let a condition end the calls.",
      );
    throw thrown;
  }
}

function isEndlessRecursion(thrown: unknown): boolean {
  return thrown instanceof RangeError && thrown.message.includes("call stack");
}

interface Uses {
  readonly varargs: boolean;
  readonly kwargs: boolean;
  readonly caller: boolean;
}

const knownUses = new WeakMap<object, Uses>();

/** Jinja2 lets a macro take any further arguments exactly when its body speaks of `varargs` or `kwargs`. */
export function usesOf(node: { readonly body: readonly Statement[] }): Uses {
  const known = knownUses.get(node);
  if (known !== undefined) return known;
  const names = new Set<string>();
  collectNames(node.body, names);
  const uses = { varargs: names.has("varargs"), kwargs: names.has("kwargs"), caller: names.has("caller") };
  knownUses.set(node, uses);
  return uses;
}

function collectNames(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) for (const item of node) collectNames(item, names);
  else if (typeof node === "object" && node !== null) {
    if ("kind" in node && node.kind === "name" && "name" in node) names.add(String(node.name));
    for (const part of Object.values(node)) collectNames(part, names);
  }
}

function bindParameters(
  name: string,
  parameters: readonly Parameter[],
  uses: Uses,
  scope: Scope,
  args: readonly Value[],
  keywords: Keywords,
): void {
  const left = new Map(keywords);
  parameters.forEach((parameter, i) => {
    const given = i < args.length ? args[i] : left.get(parameter.name);
    left.delete(parameter.name);
    scope.set(parameter.name, given === undefined ? defaultOf(parameter, scope) : given);
  });
  const caller = left.get("caller");
  left.delete("caller");
  scope.set("caller", caller ?? new Undefined("caller"));
  if (uses.kwargs) scope.set("kwargs", new Map(left));
  else if (left.size > 0)
    throw new TemplateFault(
      `The macro '${name}' has no argument '${[...left.keys()][0]}'.`,
      definitionOf(parameters),
    );
  const more = args.slice(parameters.length);
  if (uses.varargs) scope.set("varargs", tupleOf(...more));
  else if (more.length > 0) throw tooMany(name, parameters, args.length);
}

function defaultOf(parameter: Parameter, scope: Scope): Value {
  return parameter.otherwise === undefined
    ? new Undefined(parameter.name)
    : evaluate(parameter.otherwise, scope);
}

function tooMany(name: string, parameters: readonly Parameter[], given: number): TemplateFault {
  const what = `The macro '${name}' takes ${parameters.length} arguments, ${given} were given.`;
  return new TemplateFault(what, definitionOf(parameters));
}

function definitionOf(parameters: readonly Parameter[]): string {
  return `Look at its definition: it takes (${parameters.map(({ name }) => name).join(", ")}).`;
}

type Kind = Statement["kind"];
type Node<K extends Kind> = Extract<Statement, { kind: K }>;
type Renderers = {
  readonly [K in Kind]: (self: Renderer, node: Node<K>, scope: Scope, out: string[]) => void;
};

type RenderStatement = (self: Renderer, node: Statement, scope: Scope, out: string[]) => void;

/** Renders the statements of one file or one macro call. */
class Renderer {
  private readonly file: string;
  /** Receives what is written straight into the text of the template, when someone asks for it. */
  private readonly parts: RenderedPart[] | undefined;
  /** The list that the text of the template itself goes to; blocks and calls have lists of their own. */
  private top: readonly string[] | undefined;
  private static readonly renderers: Renderers = {
    text: (_self, node, _scope, out) => out.push(node.text),
    output: (_self, node, scope, out) => out.push(str(evaluate(node.value, scope))),
    do: (_self, node, scope) => void evaluate(node.value, scope),
    set: (_self, node, scope) => assign(node.target, evaluate(node.value, scope), scope),
    "set-block": (self, node, scope) => assign(node.target, self.block(node.body, node.filter, scope), scope),
    "filter-block": (self, node, scope, out) => out.push(str(self.block(node.body, node.filter, scope))),
    if: (self, node, scope, out) => self.all(self.branch(node, scope), scope, out),
    for: (self, node, scope, out) => self.loop(node, itemsOf(evaluate(node.list, scope)), scope, out, 1),
    macro: (self, node, scope) => scope.set(node.name, bindMacro(node, self.file, scope)),
    "call-block": (self, node, scope, out) => out.push(str(self.call(node, scope))),
    with: (self, node, scope, out) => self.with(node, scope, out),
    docs: () => {},
    break: () => raise(new LoopSignal("break")),
    continue: () => raise(new LoopSignal("continue")),
  };

  constructor(file: string, parts?: RenderedPart[]) {
    this.file = file;
    this.parts = parts;
  }

  text(body: readonly Statement[], scope: Scope): string {
    const out: string[] = [];
    this.top ??= out;
    this.all(body, scope, out);
    return out.join("");
  }

  private all(body: readonly Statement[], scope: Scope, out: string[]): void {
    for (const statement of body) this.one(statement, scope, out);
  }

  private one(node: Statement, scope: Scope, out: string[]): void {
    try {
      // The table holds, for each kind, the function for nodes of that kind.
      const renderOne = Renderer.renderers[node.kind] as RenderStatement;
      const before = out.length;
      renderOne(this, node, scope, out);
      if (this.parts !== undefined) this.note(node, out, before);
    } catch (thrown) {
      if (thrown instanceof TemplateFault) this.trace(thrown, node.line);
      throw thrown;
    }
  }

  /** Statements with a body have noted what stands in it. */
  private note(node: Statement, out: readonly string[], before: number): void {
    if (out !== this.top || node.kind === "if" || node.kind === "for" || node.kind === "with") return;
    const written = out.slice(before).join("");
    this.parts?.push({ line: node.line, written, isText: node.kind === "text" });
  }

  /** Adds the line to the fault's trace, once for each render it passes through. */
  private trace(fault: TemplateFault, line: number): void {
    if (fault.tracedBy !== this) fault.trace.push({ file: this.file, line: fault.line ?? line });
    fault.tracedBy = this;
    fault.line = undefined;
  }

  private block(
    body: readonly Statement[],
    filter: Parameters<typeof evaluate>[0] | undefined,
    scope: Scope,
  ): Value {
    const text = this.text(body, scope.inner());
    if (filter === undefined) return text;
    const inner = scope.inner();
    inner.set(blockText, text);
    return evaluate(filter, inner);
  }

  private branch(node: Node<"if">, scope: Scope): readonly Statement[] {
    const branch = node.branches.find(([test]) => isTrue(evaluate(test, scope)));
    return branch === undefined ? node.otherwise : branch[1];
  }

  private loop(node: Node<"for">, all: readonly Value[], scope: Scope, out: string[], depth: number): void {
    const items = node.test === undefined ? all : all.filter((item) => this.keeps(node, item, scope));
    if (items.length === 0) return this.all(node.otherwise, scope.inner(), out);
    const state = { changed: undefined as Value | undefined };
    for (let i = 0; i < items.length; i++) {
      const inner = scope.inner();
      assign(node.target, items[i] as Value, inner);
      inner.set("loop", this.loopObject(node, items, i, scope, depth, state));
      try {
        this.all(node.body, inner, out);
      } catch (thrown) {
        if (!(thrown instanceof LoopSignal)) throw thrown;
        if (thrown.kind === "break") break;
      }
    }
  }

  private keeps(node: Node<"for">, item: Value, scope: Scope): boolean {
    const inner = scope.inner();
    assign(node.target, item, inner);
    return node.test === undefined || isTrue(evaluate(node.test, inner));
  }

  private loopObject(
    node: Node<"for">,
    items: readonly Value[],
    i: number,
    scope: Scope,
    depth: number,
    state: { changed: Value | undefined },
  ): JinjaFunction {
    const recurse = (args: readonly Value[]): Value => {
      const out: string[] = [];
      this.loop(node, itemsOf(args[0] ?? []), scope, out, depth + 1);
      return out.join("");
    };
    return new JinjaFunction("loop", recurse, loopAttributes(items, i, depth, state));
  }

  private call(node: Node<"call-block">, scope: Scope): Value {
    if (node.call.kind !== "call") throw new TemplateFault("A call block needs a call.");
    const caller = new JinjaFunction("caller", (args, keywords) => {
      const inner = scope.inner();
      bindParameters("caller", node.parameters, usesOf(node), inner, args, keywords);
      return this.text(node.body, inner);
    });
    return callFunction(node.call, scope, new Map([["caller", caller]]));
  }

  private with(node: Node<"with">, scope: Scope, out: string[]): void {
    const inner = scope.inner();
    for (const [target, value] of node.values) assign(target, evaluate(value, scope), inner);
    this.all(node.body, inner, out);
  }
}

function loopAttributes(
  items: readonly Value[],
  i: number,
  depth: number,
  state: { changed: Value | undefined },
): ReadonlyMap<string, Value> {
  const changed = (args: readonly Value[]): Value => {
    const now = tupleOf(...args);
    const before = state.changed;
    state.changed = now;
    return before === undefined || str(before) !== str(now);
  };
  return new Map<string, Value>([
    ["index", i + 1],
    ["index0", i],
    ["revindex", items.length - i],
    ["revindex0", items.length - i - 1],
    ["first", i === 0],
    ["last", i === items.length - 1],
    ["length", items.length],
    ["depth", depth],
    ["depth0", depth - 1],
    ["previtem", orUndefined(items[i - 1], "previtem")],
    ["nextitem", orUndefined(items[i + 1], "nextitem")],
    ["cycle", new JinjaFunction("cycle", (args) => args[i % args.length] ?? null)],
    ["changed", new JinjaFunction("changed", changed)],
  ]);
}

function raise(signal: LoopSignal): never {
  throw signal;
}

function assign(target: Assignable, value: Value, scope: Scope): void {
  if (target.kind === "name") scope.set(target.name, value);
  else if (target.kind === "member") assignMember(target.object, target.name, value, scope);
  else assignSeveral(target.items, itemsOf(value), scope);
}

function assignMember(object: string, name: string, value: Value, scope: Scope): void {
  const namespace = scope.get(object);
  if (!(namespace instanceof Namespace)) {
    throw new TemplateFault(
      `'${object}' is not a namespace.`,
      `Make it with {% set ${object} = namespace(...) %}.`,
    );
  }
  namespace.assign(name, value);
}

function assignSeveral(targets: readonly Assignable[], values: readonly Value[], scope: Scope): void {
  if (targets.length !== values.length) {
    throw new TemplateFault(`Cannot assign ${values.length} values to ${targets.length} names.`);
  }
  targets.forEach((target, i) => assign(target, values[i] as Value, scope));
}
