import { describe, expect, test } from "vitest";
import { bestFirst, fold, matchOf } from "./fold-words.ts";
import { keyOf, opensBar, takesKeys } from "./key-of.ts";

const press = (key: string, more: object = {}) => ({
  ...{ key, keyCode: 0, isComposing: false, ctrlKey: false, metaKey: false, altKey: false },
  ...more,
});

describe("a key press", () => {
  test("of a letter is that key, in either case", () => {
    expect(keyOf(press("j"))).toBe("j");
    expect(keyOf(press("J"))).toBe("j");
    expect(keyOf(press("?"))).toBe("?");
  });

  test.each([
    ["a word is being composed", { isComposing: true }],
    ["an older input method has it", { keyCode: 229 }],
    ["Ctrl is held", { ctrlKey: true }],
    ["Alt is held", { altKey: true }],
  ])("is none of ours while %s", (_, more) => {
    expect(keyOf(press("a", more))).toBe("");
  });

  test("with Ctrl or Cmd and K opens the bar, but not in the middle of a word", () => {
    expect(opensBar(press("k", { ctrlKey: true }))).toBe(true);
    expect(opensBar(press("K", { metaKey: true }))).toBe(true);
    expect(opensBar(press("k", { ctrlKey: true, isComposing: true }))).toBe(false);
    expect(opensBar(press("k"))).toBe(false);
  });

  test("belongs to whatever is written in", () => {
    expect(takesKeys({ tagName: "TEXTAREA" })).toBe(true);
    expect(takesKeys({ tagName: "INPUT", type: "search" })).toBe(true);
    expect(takesKeys({ tagName: "SELECT" })).toBe(true);
    expect(takesKeys({ tagName: "DIV", isContentEditable: true })).toBe(true);
    expect(takesKeys({ tagName: "INPUT", type: "checkbox" })).toBe(false);
    expect(takesKeys({ tagName: "BUTTON" })).toBe(false);
  });
});

describe("finding a command", () => {
  test("needs no marks, đ included", () => {
    expect(fold("Đường Trần Phú")).toBe("duong tran phu");
    expect(matchOf("Chuyển đơn vị", "chuyen don")).toBeGreaterThan(0);
    expect(matchOf("Chuyển đơn vị", "dong")).toBe(0);
  });

  test("puts what begins so first, and what is written with its marks before what only sounds so", () => {
    const all = ["Báo kết quả", "Giao kết nối", "Kết quả đánh giá"];
    expect(bestFirst(all, String, "kết")[0]).toBe("Kết quả đánh giá");
    expect(bestFirst(["Ma", "Má"], String, "má")[0]).toBe("Má");
  });
});
