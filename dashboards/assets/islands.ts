import { readdirSync, readFileSync } from "node:fs";
import { transformSync } from "oxc-transform";
import { type Asset, makeAsset } from "./asset.ts";

/** `from "./keys.ts"` or `import "./keys.ts"`, as the transformer prints them: double quotes, one line. */
const IMPORT = /\b(from|import)\s+"\.\/([\w-]+)\.ts"/g;

/**
 * The islands of a folder, a file each, as modules that a browser loads as they are: types are stripped, and an import of
 * a sister island becomes its address with its hash. So an island is hashed after those that it imports, and a change to
 * a shared one changes the address of all that use it. No bundler: docs/adr/0010.
 * @throws SyntaxError naming the island that cannot be read, is missing, or imports itself by a detour
 */
export function loadIslands(folder: URL): Asset[] {
  const made = new Map<string, Asset>();
  const names = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const make = (name: string, path: readonly string[]): Asset => {
    if (path.includes(name)) throw new SyntaxError(`islands import each other: ${[...path, name].join(" > ")}`);
    const known = made.get(name);
    if (known) return known;
    const imports = new Set<Asset>();
    const code = strip(folder, name).replace(IMPORT, (_, how: string, other: string) => {
      const imported = make(other, [...path, name]);
      for (const one of [imported, ...(imported.imports ?? [])]) imports.add(one);
      return `${how} "${imported.url}"`;
    });
    const asset: Asset = { ...makeAsset(`${name}.js`, code), imports: [...imports] };
    made.set(name, asset);
    return asset;
  };
  for (const file of names) make(file.slice(0, -3), []);
  return [...made.values()];
}

function strip(folder: URL, name: string): string {
  const source = readFileSync(new URL(`${name}.ts`, folder), "utf8");
  const { code, errors } = transformSync(`${name}.ts`, source, { lang: "ts" });
  if (errors[0]) throw new SyntaxError(`${name}: ${errors[0].message}`);
  return code;
}
