import type { Context } from "hono";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { Actor } from "#src/domain/actor.ts";
import { type Habits, habitsOf } from "./components/habits.ts";
import { chosenTheme, type Theme } from "./components/theme.ts";
import { chooseLanguage, dictionary, type Lang } from "./i18n/choose-language.ts";
import type { Dictionary } from "./i18n/vi.ts";

/** What every page needs to know about the request it answers. */
export interface Page {
  lang: Lang;
  t: Dictionary;
  /** Path and query of this page in the other language. */
  otherLanguageUrl: string;
  /** Path and query of this page, without a choice of language. */
  path: string;
  theme: Theme;
  habits: Habits;
  now: Date;
  /** Null for a citizen. */
  actor: Actor | null;
  /** Notices that they have not read. */
  unread: number;
  /** Alerts that wait to be judged; 0 for who is shown none. */
  alertsWaiting: number;
  /** Invented tickets are among what the page shows. */
  sampleOn: boolean;
}

export function pageOf(c: Context<HttpEnv>): Page {
  const lang = chooseLanguage(c);
  const url = new URL(c.req.url);
  url.searchParams.delete("lang");
  const path = `${url.pathname}${url.search}`;
  url.searchParams.set("lang", lang === "vi" ? "en" : "vi");
  return {
    lang,
    t: dictionary(lang),
    // The address of a page that answered a POST is that of its form, so the link works there as well.
    otherLanguageUrl: `${url.pathname}${url.search}`,
    path,
    theme: chosenTheme(c),
    habits: habitsOf(c),
    now: c.get("ctx").now(),
    actor: c.get("actor"),
    unread: c.get("unread") ?? 0,
    alertsWaiting: c.get("alertsWaiting") ?? 0,
    sampleOn: c.get("sampleOn") ?? false,
  };
}
