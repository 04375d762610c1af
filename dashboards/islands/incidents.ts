/** The list of incidents says when one has been proposed, without moving what is read. Without script a reload shows the same. */
import { listen } from "./live.ts";

const line = document.querySelector<HTMLElement>('[data-island="incidents"]');
if (line)
  listen(
    {
      told: ({ kind }) => {
        if (kind === "proposed") line.hidden = false;
      },
      reset: () => {
        line.hidden = false;
      },
    },
    "incident",
  );
