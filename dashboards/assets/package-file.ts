import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";

/**
 * A file of an installed package, read once at start: fonts, icons and the widget are served from here, never a CDN.
 * By path, not by export name: what a browser needs is often not among the exports.
 */
export function packageFile(name: string, path: string): Buffer {
  const manifest = findPackageJSON(name, import.meta.url);
  if (!manifest) throw new Error(`package ${name} is not installed`);
  return readFileSync(join(dirname(manifest), path));
}
