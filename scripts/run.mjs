// node scripts/run.mjs <entry.ts> [arguments]     runs a program of the service on a Node that can, installing first
// node scripts/run.mjs --vitest [arguments]       runs the tests likewise
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, root } from "./install.mjs";

const [entry, ...rest] = process.argv.slice(2);
if (!entry) {
  process.stderr.write("usage: node scripts/run.mjs <entry.ts> [arguments]\n");
  process.exit(2);
}
const { node, env } = prepare();
const loader = pathToFileURL(join(root, "src/bin/jsx-loader.mjs")).href;
const args =
  entry === "--vitest"
    ? [join(root, "node_modules/vitest/vitest.mjs"), "run", ...rest]
    : ["--import", loader, resolve(root, entry), ...rest];

// The IPC channel tells the program when this launcher is killed; programs that do not care never look at it.
const child = spawn(node, args, { env, stdio: ["inherit", "inherit", "inherit", "ipc"] });

// Sent to us alone (by npm, a service manager, kill) or, as Ctrl-C, to the whole group: the program tells repeats apart.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

// A shell between npm and us may die of a signal without passing it on. Only under npm: elsewhere a parent that ends
// (a shell that put us in the background) means nothing.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
}

child.once("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.once("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
