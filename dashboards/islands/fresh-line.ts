/**
 * A list says when something new stands in it, without moving what is read: `data-fresh-line="alert raised"` names what it hears of.
 * Without script a reload shows the same.
 */
import { listen } from "./live.ts";

const line = document.querySelector<HTMLElement>("[data-fresh-line]");
if (line) start(line);

function start(line: HTMLElement): void {
  const [about, kind] = (line.dataset.freshLine ?? "").split(" ");
  const show = () => {
    line.hidden = false;
  };
  listen({ told: (event) => event.kind === kind && show(), reset: show }, about === "alert" ? "alert" : "incident");
}
