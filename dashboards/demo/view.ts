import type { DemoWords } from "#dashboards/i18n/vi-demo.ts";
import type { DemoState, DemoTicket, Who } from "./demo.ts";

/** What every part of the page is drawn from. */
export interface DemoView {
  who: Who;
  state: DemoState;
  tickets: DemoTicket[];
  words: DemoWords;
}
