import { channelAdd, channelList } from "./channels.ts";
import { due, locate, route } from "./city.ts";
import { classify } from "./classify.ts";
import { deadLetterList, deadLetterReplay } from "./dead-letters.ts";
import { doctor } from "./doctor.ts";
import { evaluate } from "./evaluate.ts";
import { exportTickets } from "./export.ts";
import { importNotes } from "./import.ts";
import { tokenAdd, userAdd } from "./people.ts";
import { simulate } from "./simulate.ts";
import type { Command } from "./usage.ts";

/** The registry of commands, in the order in which they are shown. */
export const COMMANDS: readonly Command[] = [
  classify,
  locate,
  due,
  route,
  userAdd,
  tokenAdd,
  channelAdd,
  channelList,
  simulate,
  importNotes,
  exportTickets,
  deadLetterList,
  deadLetterReplay,
  evaluate,
  doctor,
];
