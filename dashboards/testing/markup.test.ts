import { expect, test } from "vitest";
import { faultsOf } from "./markup.ts";

test("a page with a labelled field has no faults", () => {
  expect(faultsOf('<h1>A</h1><label for="a">A</label><input id="a" name="a"/>')).toEqual([]);
});

test.each([
  ["a handler", '<h1>A</h1><a href="/" onclick="x()">A</a>', "<a> has the handler onclick"],
  ["a style", '<h1>A</h1><p style="color:red">A</p>', "<p> has a style attribute"],
  ["a field without label", '<h1>A</h1><input name="a"/>', '<input name="a"> has no label'],
  ["an id used twice", '<h1 id="a">A</h1><p id="a">A</p>', "id a is used twice"],
  ["a lost description", '<h1>A</h1><a aria-describedby="b">A</a>', "aria-describedby names b, which is not there"],
  ["a page without heading", "<p>A</p>", "not exactly one <h1>"],
])("finds %s", (_, html, fault) => {
  expect(faultsOf(html)).toContain(fault);
});
