import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { parseReference } from "#src/domain/reference.ts";
import type { State } from "#src/domain/state.ts";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { inTime } from "./in-time.ts";
import { type ListQuery, listUrl, ownList, readListQuery, TABS, toFilter } from "./list-query.ts";

const COOKIE = "langnghe-list";

/** The list that is being worked through, and what lies before and after the ticket at hand. */
export interface Through {
  /** Address of the list. */
  list: string;
  before: string | undefined;
  after: string | undefined;
}

/**
 * Remembers the list that somebody opens tickets from, for this session. Words that were searched for are not kept
 * (there may be names among them): such a list is not worked through.
 */
export function keepList(c: Context<HttpEnv>, query: ListQuery): void {
  if (query.q !== "") {
    deleteCookie(c, COOKIE, { path: "/console" });
    return;
  }
  const secure = c.get("ctx").publicUrl.startsWith("https://");
  setCookie(c, COOKIE, listUrl(query, { cursor: query.cursor }), {
    path: "/console",
    httpOnly: true,
    sameSite: "Lax",
    secure,
  });
}

const listOf = (c: Context<HttpEnv>): string => ownList(getCookie(c, COOKIE));

const queryOf = (c: Context<HttpEnv>): ListQuery =>
  readListQuery(Object.fromEntries(new URL(listOf(c), "http://list").searchParams), c.get("ctx").actor);

/** From the page of the list that was open last. A ticket that is not (any more) on it is followed by its first one. */
export async function throughList(verbs: Verbs, c: Context<HttpEnv>, reference: string): Promise<Through> {
  const ctx = c.get("ctx");
  const own = parseReference(reference) ?? reference;
  const all = await inTime(ctx, "list", async () => (await verbs.listTickets(ctx, toFilter(queryOf(c)))).items);
  const references = all.map((ticket) => ticket.reference);
  const at = references.indexOf(own);
  return {
    list: listOf(c),
    before: at > 0 ? references[at - 1] : undefined,
    after: at >= 0 ? references[at + 1] : references[0],
  };
}

/** Whether a ticket still belongs to the states of the list; one of all states keeps everything. */
export function staysOnList(c: Context<HttpEnv>, ticket: TicketView): boolean {
  const states: readonly State[] = TABS[queryOf(c).tab];
  return states.length === 0 || states.includes(ticket.state);
}

/** Set by the form: what stood after the ticket when it was opened. */
export const nextNamed = (value: unknown): string | undefined =>
  typeof value === "string" ? (parseReference(value) ?? undefined) : undefined;
