import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import module from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const loader = fileURLToPath(new URL("./jsx-loader.mjs", import.meta.url));
const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jsx-loader-"));
  await symlink(modules, join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await writeFile(
    join(folder, "page.tsx"),
    'import type { Child } from "hono/jsx";\nexport const Page = ({ n }: { n: number; children?: Child }) => <p>{n as number}</p>;\nexport function fail(): never {\n  throw new Error("here");\n}\n',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The hook is synchronous, which Node has since 22.15: the version that the service itself asks for. */
const possible = "registerHooks" in module;

test.runIf(possible)("a .ts file may import a .tsx file, types and all", async () => {
  await writeFile(
    join(folder, "main.ts"),
    'import { Page } from "./page.tsx";\nconsole.log(String(Page({ n: 3 })));\n',
  );
  const { stdout } = await run(process.execPath, ["--import", loader, join(folder, "main.ts")]);
  expect(stdout).toBe("<p>3</p>\n");
});

test.runIf(possible)("an error points into the file as it was written", async () => {
  await writeFile(join(folder, "fails.ts"), 'import { fail } from "./page.tsx";\nfail();\n');
  const args = ["--enable-source-maps", "--import", loader, join(folder, "fails.ts")];
  const failure = await run(process.execPath, args).catch((error: { stderr: string }) => error);
  expect(failure.stderr).toContain("page.tsx:4");
});

test.runIf(possible)("a mistake in the file is named", async () => {
  await writeFile(join(folder, "bad.tsx"), "export const A = () => <p>;\n");
  const failure = await run(process.execPath, ["--import", loader, join(folder, "bad.tsx")]).catch(
    (error: { stderr: string }) => error,
  );
  expect(failure.stderr).toContain("bad.tsx");
});
