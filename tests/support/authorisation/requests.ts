import type { Ask, Row } from "./row.ts";

/** The request of a line, with its path filled in. */
export function requestOf(
  { route }: Row,
  ask: Ask,
  headers: Record<string, string>,
): [path: string, init: RequestInit] {
  const [method = "GET", pattern = "/"] = route.split(" ");
  const path = pattern
    .replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => encodeURIComponent(String(ask.params?.[name] ?? "x")))
    .replace("*", "x");
  const query = ask.query ? `?${new URLSearchParams(ask.query)}` : "";
  const all = { accept: "text/html,application/json", ...headers, ...ask.headers };
  if (ask.form && method !== "GET") return [path + query, { method, headers: all, body: formOf(ask.form) }];
  if (ask.json === undefined) return [path + query, { method, headers: all }];
  return [
    path + query,
    { method, headers: { ...all, "content-type": "application/json" }, body: JSON.stringify(ask.json) },
  ];
}

function formOf(fields: NonNullable<Ask["form"]>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
  return form;
}

/** To the sign-in page, because nobody is signed in; not what the sign-in page itself says. */
const toTheDoor = (location: string | null) =>
  location === "/console/sign-in" || location?.startsWith("/console/sign-in?next=");

/** What an answer means: let in (whatever became of it), kept out, or broken. */
export function meaning(answer: Response): "in" | "out" | "broken" {
  if ([401, 403, 404].includes(answer.status) || toTheDoor(answer.headers.get("location"))) return "out";
  // No browser to print with is an answer too.
  return answer.status >= 500 && answer.status !== 501 ? "broken" : "in";
}

const WANTED: Record<string, RegExp> = {
  "content-security-policy": /script-src 'self' 'nonce-[\w+/=]{20,}';.*object-src 'none'.*frame-ancestors 'none'/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^(same-origin|no-referrer)$/,
  "cache-control": /./,
};
/** A name that is the same to every browser and can end no header. */
const FILE_NAME = /^(inline|attachment); filename="[\w.-]+"$/;

/** The headers that every answer has but this one, also one that refuses or fails. */
export function lackingHeaders(headers: Headers): string[] {
  const lacking = Object.entries(WANTED).flatMap(([name, wanted]) =>
    wanted.test(headers.get(name) ?? "") ? [] : [name],
  );
  const named = headers.get("content-disposition");
  return named === null || FILE_NAME.test(named) ? lacking : [...lacking, named];
}
