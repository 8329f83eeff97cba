// One generation in a process of its own, which ends itself where a test says so. It runs what `npm run build` has made.
import { BitewingError } from "../../dist/foundation/errors.js";
import { generate, parsePracticeTarget } from "../../dist/generator/index.js";

const { to, size, killAt } = JSON.parse(process.argv[2]);
let left = killAt?.marks;
const progress = ({ kind }) => {
  if (kind === killAt?.step && --left === 0) process.kill(process.pid, "SIGKILL");
};
try {
  await generate({ to: parsePracticeTarget(to), ...size, progress });
} catch (error) {
  if (!(error instanceof BitewingError)) throw error;
  process.stdout.write(JSON.stringify(error.failure));
  process.exitCode = error.exitCode;
}
