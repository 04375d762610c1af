import type { BrowserContextOptions } from "playwright-core";

/** The four windows in which a journey must go as well: light and dark, a desk and a phone. */
export const WINDOWS: readonly (BrowserContextOptions & { name: string })[] = [
  { name: "a light desk", viewport: { width: 1440, height: 900 }, colorScheme: "light" },
  { name: "a dark desk", viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  { name: "a light phone", viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true },
  { name: "a dark phone", viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true },
];
