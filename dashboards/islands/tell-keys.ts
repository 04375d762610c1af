/** What has a key says so, to eyes and to aids. @param root the page, or what came into it */
export function tellKeys(root: ParentNode): void {
  document.documentElement.dataset.keysOn = "";
  for (const element of root.querySelectorAll<HTMLElement>("[data-key]")) {
    const { key = "" } = element.dataset;
    element.setAttribute("aria-keyshortcuts", key === UNDO ? `${UNDO} Control+Z` : key);
  }
}

/** The key of whatever takes the last action back. */
export const UNDO = "z";
