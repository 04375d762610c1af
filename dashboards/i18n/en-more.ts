import type { viMore } from "./vi-more.ts";

export const enMore: typeof viMore = {
  title: "Tell us more about your report",
  lead: (reference) => `Report ${reference} has been received.`,
  askPlace: "We do not know yet where it is. Please tell us in one of these ways, so that it reaches the right unit.",
  askMore: "You can tell us where it is, or what else the unit needs to know.",
  content: "What you want to add",
  contentHint: "Optional.",
  send: "Send",
  thanks: "Thank you, we have received it.",
  thanksText: (reference) =>
    `What you sent has been added to report ${reference}. The unit in charge and the due time are on the tracking page.`,
  track: "Follow the report",
  again: "Add something else",
  closedTitle: "Nothing can be added now",
  own: "Add the place or other information",
};
