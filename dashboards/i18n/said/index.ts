import { channels } from "./channels.ts";
import { city } from "./city.ts";
import { conversations } from "./conversations.ts";
import { listening } from "./listening.ts";
import { pages } from "./pages.ts";
import { people } from "./people.ts";
import { tickets } from "./tickets.ts";
import { understanding } from "./understanding.ts";

/** Every sentence that the service makes for staff: the Vietnamese one, with {} for what is filled in → the English one. */
export const EN_SAID: Readonly<Record<string, string>> = {
  ...channels,
  ...city,
  ...conversations,
  ...listening,
  ...pages,
  ...people,
  ...tickets,
  ...understanding,
};
