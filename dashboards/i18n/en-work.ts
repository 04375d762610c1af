import type { viWork } from "./vi-work.ts";

export const enWork: typeof viWork = {
  bar: {
    open: "Quick find",
    title: "Find a ticket, a page or something to do",
    placeholder: "Type a reference, the name of a page, or what to do…",
    here: "On this page",
    found: "{n} results",
    tickets: "Tickets",
    views: "Saved views",
    pages: "Pages",
    searchFor: (text: string) => `Search all tickets for “${text}”`,
  },
  keys: {
    title: "Keys",
    own: "On this page",
    everywhere: "On every page",
    bar: "Open the command bar",
    search: "Search",
    sheet: "Show these keys",
    off: "Single keys can be switched off in",
    next: "Next ticket",
    previous: "Previous ticket",
    accept: "Accept what the machine suggests",
    correct: "Correct the classification",
    undo: "Undo",
  },
  settings: {
    title: "Ways of working",
    lead: "For this browser.",
    keys: "Use single-key shortcuts",
    keysHint:
      "Such as j, k, 1, c. They do nothing while you type. Switch them off if you dictate or touch keys by mistake; Ctrl+K stays.",
    advance: "When a ticket is done, open the next one",
    advanceHint: "Only when it has left the list that you are working through.",
    density: "Spacing of the list",
    densities: { comfortable: "Comfortable", compact: "Compact" },
    save: "Save",
    saved: "Your ways of working are saved.",
    more: "Light or dark and the language are chosen in the menu under your name, top right.",
    sheet: "Show all keys",
  },
};
