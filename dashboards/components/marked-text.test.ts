import { expect, test } from "vitest";
import { split } from "./marked-text.tsx";

test.each([
  ["Rác hôi quá, RÁC đầy", ["rác"], ["", "Rác", " hôi quá, ", "RÁC", " đầy"]],
  ["nhà rácx", ["rác"], ["nhà rácx"]],
  ["dây  điện, rớt", ["dây điện rớt", "điện"], ["", "dây  điện, rớt", ""]],
  ["a+b (c)", ["a+b"], ["", "a+b", " (c)"]],
  ["không có gì", [], ["không có gì"]],
])("of %j the phrases %j are marked", (text, phrases, parts) => expect(split(text, phrases)).toEqual(parts));
