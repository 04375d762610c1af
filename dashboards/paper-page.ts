import type { Actor } from "#src/domain/actor.ts";
import { dictionary, type Lang } from "./i18n/choose-language.ts";
import type { Page } from "./page.ts";

/** A page that nobody has asked for over HTTP: what is printed or sent by mail. */
export const paperPage = (lang: Lang, now: Date, actor: Actor | null, sampleOn = false): Page => ({
  ...{ lang, now, actor },
  t: dictionary(lang),
  otherLanguageUrl: "",
  path: "",
  theme: "light",
  habits: { keys: false, advance: false },
  unread: 0,
  alertsWaiting: 0,
  sampleOn,
});
