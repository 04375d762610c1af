// What must hold before anything is shared: format and lint, types, migrations that match the tables, unit tests.
// Needs no service. --static leaves the unit tests out.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { prepare, root } from "./install.mjs";

const { node, env } = prepare();

function run(program, args, options = {}) {
  return spawnSync(node, [join(root, "node_modules", program), ...args], {
    cwd: root,
    env,
    stdio: "inherit",
    ...options,
  });
}

/** Generates once more into a copy: a new file there means that src/db/schema and migrations/ have drifted apart. */
function migrationsMatch() {
  // Inside the project, because drizzle-kit takes only relative folders.
  const copy = mkdtempSync(join(root, "node_modules/.migrations-"));
  try {
    cpSync(join(root, "migrations"), copy, { recursive: true });
    const before = readdirSync(copy).length;
    const args = [
      "generate",
      "--dialect=postgresql",
      "--schema=./src/db/schema/*.ts",
      `--out=./${relative(root, copy)}`,
    ];
    // stdin closed: it would ask whether a column was renamed, which is drift as well.
    const { status, stdout, stderr } = run("drizzle-kit/bin.cjs", args, { stdio: ["ignore", "pipe", "pipe"] });
    if (status === 0 && readdirSync(copy).length === before) return true;
    process.stderr.write(
      `${stdout}${stderr}\nsrc/db/schema has changes that no migration makes: npm run migrations:generate\n`,
    );
    return false;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const steps = [
  ["format and lint", () => run("@biomejs/biome/bin/biome", ["check", "."]).status === 0],
  ["types", () => run("typescript/bin/tsc", ["-p", "."]).status === 0],
  ["migrations", migrationsMatch],
  ["unit tests", () => run("vitest/vitest.mjs", ["run", "--project", "unit"]).status === 0],
];

const wanted = process.argv.includes("--static") ? steps.slice(0, -1) : steps;
const failed = wanted.filter(([name, passes]) => {
  const beganMs = Date.now();
  const ok = passes();
  console.log(`${ok ? "✓" : "✗"} ${name} (${((Date.now() - beganMs) / 1000).toFixed(1)} s)`);
  return !ok;
});
if (failed.length > 0) console.log(`failed: ${failed.map(([name]) => name).join(", ")}`);
process.exitCode = failed.length > 0 ? 1 : 0;
