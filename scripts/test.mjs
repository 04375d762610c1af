// Runs every test (arguments go to Vitest) and prints as the last line: N passed, N failed, N skipped
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare, root } from "./install.mjs";

const { node, env } = prepare();
const folder = mkdtempSync(join(tmpdir(), "langnghe-test-"));
const report = join(folder, "report.json");

/** A file that cannot be loaded, or whose hooks fail, has no failed test to show for it: it counts as one. */
function countTests() {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests };
}

const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...process.argv.slice(2)];
const { status } = spawnSync(node, [join(root, "node_modules/vitest/vitest.mjs"), ...args], {
  cwd: root,
  env,
  stdio: "inherit",
});

let counts = { passed: 0, failed: 0, skipped: 0 };
try {
  counts = countTests();
} catch {
  // Vitest ended before it could report; its status says so.
}
rmSync(folder, { recursive: true, force: true });
// An error outside any test (an unhandled rejection, a broken global setup) fails the run as well.
if (status !== 0 && counts.failed === 0) counts.failed = 1;
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
