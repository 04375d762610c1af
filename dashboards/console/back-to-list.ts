import type { Context } from "hono";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import { ownList } from "./list-query.ts";

/** The list that one comes from, on which is said what was done to one of its tickets. @param list its address, as a form had it */
export function backToList(c: Context<HttpEnv>, list: unknown, done: TicketAction | "undo", reference: string): string {
  const url = new URL(ownList(list), "http://list");
  const at = c.get("ctx").now().getTime();
  for (const [name, value] of Object.entries({ done, reference, at: String(at) })) url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
}
