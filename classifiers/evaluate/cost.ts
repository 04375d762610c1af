import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { SHIPPED_MODEL } from "../transformer/index.ts";
import type { Speed } from "./run.ts";

/** What a classifier costs on this machine. */
export interface Cost extends Speed {
  loadMs: number;
  /** Of the whole process, after the last text. */
  rssBytes: number;
  /** What the model is read from, tokenizer included. */
  files: { name: string; bytes: number }[];
}

const LINEAR_MODEL = join(import.meta.dirname, "../linear/model");

/** The files of the tiers that answer: the linear one alone, or both. */
export function modelFiles({ linearOnly, modelDir }: { linearOnly: boolean; modelDir: string | null }): Cost["files"] {
  if (linearOnly) return filesIn("linear", modelDir ?? LINEAR_MODEL);
  return [...filesIn("transformer", modelDir ?? SHIPPED_MODEL), ...filesIn("linear", LINEAR_MODEL)];
}

function filesIn(tier: string, folder: string): Cost["files"] {
  try {
    return readdirSync(folder).map((name) => ({
      name: `${tier}/${basename(name)}`,
      bytes: statSync(join(folder, name)).size,
    }));
  } catch {
    return []; // a model that is not there: a stand-in answers, and the report says so
  }
}

export function costLines({ loadMs, rssBytes, files, textsPerSecond, p50Ms, p95Ms }: Cost): string {
  const ms = (value: number | null) => (value === null ? "–" : `${value.toFixed(value < 10 ? 2 : 0)} ms`);
  const sizes = files.filter(({ bytes }) => bytes >= MB / 10).map(({ name, bytes }) => `${name} ${megabytes(bytes)}`);
  return [
    `speed: ${textsPerSecond?.toFixed(textsPerSecond < 10 ? 1 : 0) ?? "–"} texts/s one after the other, p50 ${ms(p50Ms)}, p95 ${ms(p95Ms)}`,
    `load: ${ms(loadMs)}, memory of the process ${megabytes(rssBytes)}`,
    `on disk: ${sizes.join(", ") || "–"}; together ${megabytes(files.reduce((sum, { bytes }) => sum + bytes, 0))}`,
  ].join("\n");
}

const MB = 1_000_000;
const megabytes = (bytes: number) => `${(bytes / MB).toFixed(1)} MB`;
