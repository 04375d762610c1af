/** What a key press means for shortcuts. Pure, so that it is tested without a browser. */

/** What the decision needs of a KeyboardEvent. */
export interface Press {
  key: string;
  keyCode: number;
  isComposing: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * The single key that was meant, or "" when the press is none of ours: letters on their way through a Vietnamese input
 * method (Telex, VNI: `isComposing`, or 229 from older ones) and whatever has Ctrl, Alt or Cmd held.
 */
export function keyOf(press: Press): string {
  if (press.isComposing || press.keyCode === 229 || press.key === "Process") return "";
  if (press.ctrlKey || press.metaKey || press.altKey) return "";
  return press.key.length === 1 ? press.key.toLowerCase() : "";
}

/** Ctrl+K, and Cmd+K where the keyboard has that. Not while a word is being composed: the word would be lost. */
export const opensBar = (press: Press): boolean =>
  !press.isComposing && !press.altKey && (press.ctrlKey || press.metaKey) && press.key.toLowerCase() === "k";

/** Ctrl+Z, and Cmd+Z. Fields have their own. */
export const takesBack = (press: Press): boolean =>
  !press.isComposing && !press.altKey && (press.ctrlKey || press.metaKey) && press.key === "z";

const WRITTEN_IN = new Set([
  "text",
  "search",
  "email",
  "tel",
  "url",
  "number",
  "password",
  "date",
  "datetime-local",
  "time",
  "month",
  "week",
]);

/** Whether keys belong to what has the focus: fields that are written in, lists that jump to a letter, players. */
export function takesKeys(target: {
  tagName: string;
  type?: string;
  isContentEditable?: boolean;
  role?: string | null;
}): boolean {
  if (target.isContentEditable) return true;
  const { tagName } = target;
  if (tagName === "TEXTAREA" || tagName === "SELECT" || tagName === "AUDIO" || tagName === "VIDEO") return true;
  if (tagName === "INPUT") return WRITTEN_IN.has(target.type ?? "text");
  return target.role === "combobox" || target.role === "listbox" || target.role === "textbox";
}
