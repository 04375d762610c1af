import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { parseSync } from "vite";
import { describe, expect, test } from "vitest";
import { childrenOf, isNode, type Node } from "#dashboards/testing/source-tree.ts";
import { EN_SAID } from "./said/index.ts";
import { inEnglish } from "./said.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const VIETNAMESE = /[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/iu;
/** What is said to citizens in the city's own language, lists of words, invented tickets, commands of the command line. */
const NOT_FOR_STAFF =
  /^src\/(?:bin\/|api\/routes\/mention-schemas|kpi\/(?:seed|figures)\/|domain\/(?:dialogue|redact)\/|services\/dialogue\/(?:answer-call|after-triage)|services\/csat\/words|city\/locate\/ask|domain\/sla\/hours-text)|^adapters\/hotline\/ivr|^classifiers\/(?:text|speech|linear|training|fixtures)\//;
const sources = ["src", "adapters", "queues", "classifiers", "dashboards"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\/|\/i18n\/|\/yardstick\//.test(file));

interface Literal {
  file: string;
  /** With {} for what is filled in. */
  text: string;
  /** Whether it stands where a refusal is written: in an error, a `message`, a rule of zod. */
  refusal: boolean;
}

function literalsIn(file: string): Literal[] {
  const source = readFileSync(join(root, file), "utf8");
  const found: Literal[] = [];
  const visit = (node: Node, within: boolean): void => {
    const refusal = within || isRefusal(node, source);
    const text = textOf(node);
    if (text !== undefined && VIETNAMESE.test(text)) found.push({ file, text, refusal });
    for (const child of childrenOf(node)) visit(child, refusal);
  };
  const program: unknown = parseSync(file, source).program;
  if (isNode(program)) visit(program, false);
  return found;
}

function isRefusal(node: Node, source: string): boolean {
  const named = (part: unknown) => (isNode(part) ? source.slice(part.start, part.end) : "");
  if (node.type === "NewExpression") return named(node.callee).endsWith("Error");
  if (node.type === "CallExpression") return named(node.callee).startsWith("z.");
  return node.type === "Property" && /^(?:message|error)$/.test(named(node.key));
}

function textOf(node: Node): string | undefined {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  if (node.type !== "TemplateLiteral" || !Array.isArray(node.quasis)) return undefined;
  return node.quasis.map((quasi) => String(quasi.value.cooked)).join("{}");
}

const all = sources.flatMap(literalsIn);
const isSentence = (text: string) => /^[\p{Lu}“{].* .*[.?]$/su.test(text);

describe("what the service says to staff", () => {
  test("every refusal and every sentence has its English", () => {
    const missing = all
      .filter(({ file, text, refusal }) => !NOT_FOR_STAFF.test(file) && (refusal || isSentence(text)))
      .filter(({ text }) => EN_SAID[text] === undefined)
      .map(({ file, text }) => `${file}: ${text}`);
    expect(missing).toEqual([]);
  });

  test("nothing is translated that nobody says any more", () => {
    const said = new Set(all.map(({ text }) => text));
    expect(Object.keys(EN_SAID).filter((vietnamese) => !said.has(vietnamese))).toEqual([]);
  });

  test("English fills in as many values as the Vietnamese", () => {
    const holes = (text: string) => text.match(/\{\d?\}/g)?.length ?? 0;
    expect(Object.entries(EN_SAID).filter(([vi, en]) => holes(vi) !== holes(en))).toEqual([]);
  });

  test("a sentence with values is found by its own words, and what fills it is put into English where it is known", () => {
    expect(inEnglish("Nội dung dài quá 500 ký tự.")).toBe("The content is longer than 500 characters.");
    expect(inEnglish("Phản ánh LN-26-K7M3Q9 đã bị trả lại 3 lần: cần tổ điều phối quyết định đơn vị.")).toBe(
      "Report LN-26-K7M3Q9 has been handed back 3 times: the coordination desk needs to decide the unit.",
    );
  });

  test("what is not known stays as it is, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(inEnglish(`~${text}`)).toBe(`~${text}`);
      }),
    );
    expect(inEnglish("Nhà tôi ngập tới gối, gọi hoài không ai tới")).toBe(
      "Nhà tôi ngập tới gối, gọi hoài không ai tới",
    );
  });

  test("English is English", () => {
    const doubtful = Object.entries(EN_SAID).filter(([, en]) => VIETNAMESE.test(en.replace(/“[^”]*”|Lắng Nghe/gu, "")));
    expect(doubtful).toEqual([]);
  });
});
