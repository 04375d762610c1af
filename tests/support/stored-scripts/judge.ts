import type { BrowserContext, Page } from "playwright-core";

/** What went wrong in any page of a window: a call that was made, a dialog, a broken policy, an error of a script. */
export async function watch(context: BrowserContext): Promise<string[]> {
  const problems: string[] = [];
  await context.exposeFunction("__xss", (n: unknown) => problems.push(`text ${String(n)} was run`));
  await context.exposeFunction("__broken", (what: string) => problems.push(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const told = `policy broken at ${location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`;
      // Exposed above.
      (window as unknown as { __broken(what: string): void }).__broken(told);
    });
  });
  context.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("weberror", (error) => problems.push(error.error().message));
  return problems;
}

export interface Judged {
  /** What no page of ours has: elements, attributes and addresses that a text has made. */
  foreign: string[];
  /** All that it says, blanks as one. Values of fields count. */
  text: string;
}

/** Looks at the page that is open. */
export const judgePage = (page: Page): Promise<Judged> => page.evaluate(judge, null);

/**
 * Reads pages as a browser does, without showing them: many in the time of one.
 * @param requests paths, or forms to be posted
 */
export async function judgeAnswers(page: Page, requests: readonly AskedPage[]): Promise<(Judged & { path: string })[]> {
  const judged: (Judged & { path: string })[] = [];
  for (const asked of requests) {
    const html = await page.evaluate(async ({ path, form }) => {
      const answer = await fetch(path, form ? { method: "POST", body: new URLSearchParams(form) } : {});
      return answer.text();
    }, asked);
    judged.push({ path: asked.path, ...(await page.evaluate(judge, html)) });
  }
  return judged;
}

export interface AskedPage {
  path: string;
  form?: Record<string, string>;
}

/** Runs in the browser. @param html null: the page itself */
function judge(html: string | null): Judged {
  const from = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  const RUNS = /^\W*(?:javascript|vbscript|data:text|data:,|blob):?/i;
  const ADDRESSES = /^(?:href|src|action|formaction|data|xlink:href|ping|background|srcset|poster)$/i;
  const STRANGE = new Set(
    (
      "IFRAME OBJECT EMBED BASE FRAME FRAMESET MARQUEE PLAINTEXT XMP LISTING MATH XSS X APPLET AUDIO NOEMBED TEMPLATE RUBY " +
      "ANIMATE SET FOREIGNOBJECT MGLYPH ISINDEX IMAGE VIDEO"
    ).split(" "),
  );
  const foreign: string[] = [];
  for (const one of from.querySelectorAll("*")) {
    const told = (what: string) => foreign.push(`${what} in ${one.outerHTML.slice(0, 160)}`);
    const name = one.tagName.toUpperCase();
    if (STRANGE.has(name)) told("a strange element");
    if (name === "META" && one.getAttribute("http-equiv") && html !== null) told("a meta that acts");
    if (name === "STYLE" && !one.closest("head") && !one.hasAttribute("nonce") && html !== null) told("a style");
    if (
      name === "SCRIPT" &&
      html !== null &&
      !one.hasAttribute("nonce") &&
      !one.getAttribute("src")?.startsWith("/assets/")
    )
      told("a script");
    for (const { name: attribute, value } of one.attributes) {
      if (/^on/i.test(attribute) || attribute === "srcdoc" || attribute === "style") told(`the attribute ${attribute}`);
      if (ADDRESSES.test(attribute) && RUNS.test(value) && !value.startsWith("data:image/"))
        told("an address that runs");
      if (ADDRESSES.test(attribute) && /^(x|x:.*|x 1x)$/.test(value)) told("an address of a text");
    }
  }
  const values = [...from.querySelectorAll("input, textarea")].map((one) => (one as HTMLInputElement).value); // both have one
  const text = [from.body?.textContent ?? "", ...values].join(" ");
  return { foreign, text: text.replace(/(?![\t\n\r])\p{Cc}|[\ufffd\ufeff]/gu, "").replace(/\s+/g, " ") };
}

/** As a text stands on a page, as `judge` reads it: without what no screen shows, blanks as one. */
export const asShown = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffd\ufeff]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
