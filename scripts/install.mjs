// Installs what is missing, and finds a Node that can run the service. Plain JavaScript without dependencies: it runs
// before anything is installed, on any Node ≥ 20.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const LEAST_NODE = 24; // the first that strips types without a flag and has registerHooks

/** npm writes this list of what it installed as its last step, so a broken install is not taken for a whole one. */
const INSTALLED = join(root, "node_modules/.package-lock.json");

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return {};
  }
}

/** Does node_modules hold every package of the lock file, in its version? Optional ones may be missing. */
export function isInstalled() {
  const installed = readPackages(INSTALLED);
  return Object.entries(readPackages(join(root, "package-lock.json"))).every(
    ([path, { version, optional, devOptional }]) => {
      if (path === "") return true;
      const found = installed[path];
      return found ? found.version === version : optional === true || devOptional === true;
    },
  );
}

/** PATH without node_modules/.bin: npm must not run on the very Node that it is about to replace. */
const outerPath = (process.env.PATH ?? "")
  .split(delimiter)
  .filter((folder) => !folder.endsWith(join("node_modules", ".bin")))
  .join(delimiter);

function installMissing() {
  if (isInstalled()) return;
  process.stderr.write("Đang cài các gói cần thiết · installing packages (npm ci) …\n");
  const env = { ...process.env, PATH: outerPath, ONNXRUNTIME_NODE_INSTALL: "skip" };
  // In production mode npm would leave out what builds and tests, `node` among it. All of npm's words go to stderr:
  // stdout belongs to what a command answers.
  const npm = (command, stdio) =>
    spawnSync("npm", [...command, "--include=dev", "--include=optional", "--no-fund", "--no-audit"], {
      cwd: root,
      env,
      stdio,
    });
  if (npm(["ci"], "ignore").status === 0) return;
  // `npm ci` refuses a lock file that does not list the binaries of every other platform, which happens where a
  // registry lacks some; this takes the same versions from the same lock file, and leaves it as it is.
  const { status, error } = npm(["install", "--no-save"], ["ignore", 2, 2]);
  if (status === 0) return;
  process.stderr.write(`Cài đặt thất bại · npm could not install${error ? `: ${error.message}` : ""}\n`);
  process.exit(1);
}

const majorOf = (node) => {
  const { stdout } = spawnSync(node, ["-p", "process.versions.node"], { encoding: "utf8" });
  return Number.parseInt(stdout ?? "", 10);
};

/** The Node that npm installed, else the one that runs this. */
function findNode() {
  const own = join(root, "node_modules/node/bin/node");
  if (existsSync(own) && majorOf(own) >= LEAST_NODE) return own;
  if (Number.parseInt(process.versions.node, 10) >= LEAST_NODE) return process.execPath;
  process.stderr.write(
    `Cần Node ≥ ${LEAST_NODE} · Node ≥ ${LEAST_NODE} is needed, this is ${process.version}. npm may have blocked the install script ` +
      "of the package `node`: run `npm rebuild node`, or start with a newer Node.\n",
  );
  process.exit(1);
}

/** @returns {{ node: string, env: NodeJS.ProcessEnv }} a Node ≥ 24 and an environment in which `node` is that one */
export function prepare() {
  installMissing();
  const node = findNode();
  const folders = [join(node, ".."), join(root, "node_modules/.bin"), outerPath];
  // Stripping types and compiling is a third of a start: Node keeps the results here, and does without where it cannot.
  const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? join(root, "node_modules/.cache/node");
  return { node, env: { ...process.env, NODE_COMPILE_CACHE, PATH: folders.join(delimiter) } };
}
