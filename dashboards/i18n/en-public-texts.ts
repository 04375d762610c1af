import type { Dictionary } from "./vi.ts";

export const enPublicTexts: Dictionary["publicTexts"] = {
  nav: "Public texts",
  title: "Public texts",
  lead: "The public page can show a few resolved reports without personal data, with their answers. Off by default: the city decides.",
  on: "Shown on the public page",
  off: "Off",
  noNames: "Cannot be turned on yet",
  noNamesText: "This server has no model that finds names of persons. The rules alone miss some, so nothing is shown.",
  consents: "Only reports of people who agreed",
  consentsHint:
    "Choose the versions of the words on the form which say that the text, without personal data, may be published. Without any, nothing is shown.",
  consentOf: (version, n) => `Version ${version} (${n} people agreed)`,
  noConsents: "Nobody has ticked the box on a form yet.",
  sectors: "Sectors shown",
  sectorsHint: "Emergencies, messages that were held back and spam are never shown, whatever their sector.",
  enabled: "Show on the public page",
  preview: "Preview",
  save: "Apply",
  previewTitle: (n) => `${n} reports would be shown`,
  previewNone: "With these settings no report qualifies yet.",
  previewText:
    "Read them before turning it on: most names, phone and house numbers are hidden, but some may be missed. “Do not show” removes one for good.",
  hide: "Do not show",
  done: { saved: "Applied. The public page follows within 5 minutes.", hidden: "It will not be shown any more." },
  shown: "Resolved lately",
  shownText: "Names, phone and house numbers are hidden. The writers agreed to this.",
  answer: "Answer",
  where: (sector, ward) => `${sector} · ${ward}`,
  someWard: "a ward",
  resolvedIn: (month) => `resolved in ${month}`,
};
