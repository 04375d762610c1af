import type { Page } from "#dashboards/page.ts";
import { STATE_LABEL, type State } from "#src/domain/state.ts";

/** What a button tells at-once.ts: the ticket that it changes, and the state that this will have when that is known. */
export const atOnceTo = ({ lang }: Pick<Page, "lang">, reference: string, state: State | undefined) => ({
  "data-at-once": reference,
  ...(state && { "data-becomes": `state-${state}`, "data-shows": STATE_LABEL[state][lang] }),
});
