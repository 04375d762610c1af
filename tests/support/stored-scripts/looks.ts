import { expect } from "vitest";
import { asShown, type Judged, judgePage } from "./judge.ts";
import type { Window } from "./stage.ts";

export type Looked = Judged & { path?: string };

export async function look({ page }: Window, path: string): Promise<Looked> {
  await page.goto(path);
  return { path, ...(await judgePage(page)) };
}

/** Nothing in them was made by a text. */
export function harmless(pages: readonly Looked[]): void {
  expect(pages.flatMap(({ path, foreign }) => foreign.map((what) => `${path}: ${what}`))).toEqual([]);
}

/** Each text stands there as it was written. */
export function verbatim(pages: readonly Looked[], texts: readonly string[]): void {
  const said = pages.map(({ text }) => text).join(" ");
  expect(texts.map((text) => asShown(text)).filter((text) => !said.includes(text))).toEqual([]);
}

/** A page of ours sends it, so that it is a request of our own. */
export async function post({ page }: Window, path: string, form: Record<string, string>): Promise<void> {
  const status = await page.evaluate(
    async (asked) => (await fetch(asked.path, { method: "POST", body: new URLSearchParams(asked.form) })).status,
    { path, form },
  );
  expect([path, status]).toEqual([path, 200]);
}
