// Node strips the types of .ts by itself but knows no JSX: this hook turns .tsx (and nothing else) into JavaScript.
// Use: node --import ./src/bin/jsx-loader.mjs src/bin/web.ts
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "oxc-transform";

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith("file:") || !new URL(url).pathname.endsWith(".tsx")) return nextLoad(url, context);
    const path = fileURLToPath(url);
    const { code, map, errors } = transformSync(path, readFileSync(path, "utf8"), {
      lang: "tsx",
      sourceType: "module",
      sourcemap: true,
      jsx: { runtime: "automatic", importSource: "hono/jsx" },
      // As with .ts: an import that is only a type must say so, nothing else is dropped.
      typescript: { onlyRemoveTypeImports: true },
    });
    const [error] = errors;
    if (error) throw new SyntaxError(`${path}: ${error.codeframe ?? error.message}`);
    const inlineMap = map ? Buffer.from(JSON.stringify(map)).toString("base64") : "";
    const source = `${code}\n//# sourceMappingURL=data:application/json;base64,${inlineMap}`;
    return { format: "module", source, shortCircuit: true };
  },
});
