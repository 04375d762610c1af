/** One touch gives the position where somebody tells more about their report. */
import { locate } from "./locate.ts";

const form = document.querySelector<HTMLFormElement>('[data-island="more-form"]');
if (form) {
  locate(form);
  document.querySelector<HTMLElement>("[role=alert]")?.focus();
}
