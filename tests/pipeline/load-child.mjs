// One load in a process of its own, which a test may kill: says on standard output what it is about to do and what is
// done. It waits for its order, so that a test need not wait until Node has started.
import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseDatabaseUrl } from "../../dist/foundation/database-url.js";
import { load } from "../../dist/pipeline/load/load.js";
import { openSources } from "../../dist/pipeline/sources/open-source.js";
import { openWarehouse } from "../../dist/pipeline/warehouses/open-warehouse.js";

let hasBegun = false;

let killAt;

// Standard output is a pipe, which Node writes to at once.
const mark = (named, what) => {
  hasBegun ||= what === "beginRun done";
  const phase = hasBegun || named === "ready" ? named : "opening";
  process.stdout.write(`${phase} ${what}\n`);
  if (phase !== killAt?.phase || --killAt.marks > 0) return;
  const kill = () => process.kill(process.pid, "SIGKILL");
  if (killAt.milliseconds > 0) setTimeout(kill, killAt.milliseconds);
  else kill();
};

const marked = (object, phase) =>
  new Proxy(object, {
    get(target, name) {
      const value = target[name];
      if (typeof value !== "function") return value;
      if (name === "rows" && target.swapIn !== undefined)
        return (table) => marked(target.rows(table), phase);
      return async (...args) => {
        mark(phase, String(name));
        const result = await value.apply(target, args);
        mark(phase, `${String(name)} done`);
        return result;
      };
    },
  });

const phases = { contents: "opening", beginRun: "reading", endRun: "ending", close: "ending" };

const markedWarehouse = (real) =>
  new Proxy(real, {
    get(target, name) {
      if (name === "inCopy")
        return (table, work) => target.inCopy(table, (rows) => work(marked(rows, "copying")));
      if (name === "publish") {
        return async (work) => {
          mark("publishing", "begin");
          const result = await target.publish(async (publication) => {
            const inner = await work(marked(publication, "publishing"));
            mark("publishing", "commit");
            return inner;
          });
          mark("published", "all");
          return result;
        };
      }
      const value = target[name];
      if (typeof value !== "function") return value;
      return async (...args) => {
        const result = await value.apply(target, args);
        mark(phases[name] ?? "copying", `${String(name)} done`);
        return result;
      };
    },
  });

mark("ready", "");
const [order] = await once(createInterface({ input: process.stdin }), "line");
const { from, to, options, ...more } = JSON.parse(order);
killAt = more.killAt;
mark("opening", "connections");
await load({
  from: parseDatabaseUrl(from),
  to: parseDatabaseUrl(to),
  ...options,
  openSources: async (...args) => {
    const opened = await openSources(...args);
    return {
      ...opened,
      sources: opened.sources.map((source) => marked(source, "reading")),
    };
  },
  openWarehouse: async (...args) => markedWarehouse(await openWarehouse(...args)),
});
mark("ended", "well");
process.exit(0);
