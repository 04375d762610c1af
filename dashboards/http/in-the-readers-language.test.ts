import { Hono } from "hono";
import { contextStorage } from "hono/context-storage";
import { describe, expect, test } from "vitest";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { inTheReadersLanguage } from "./in-the-readers-language.ts";

const late = () =>
  new AppError("CONFLICT", "Sự cố này đã kết thúc.", {
    version: 3,
    fields: [{ field: "note", message: "Vui lòng ghi lý do." }, { field: "state" }, "closed"],
  });
const verbs = inTheReadersLanguage({
  wait: async (): Promise<string> => {
    throw late();
  },
  atOnce: (): string => {
    throw late();
  },
  broken: async (): Promise<string> => {
    throw new TypeError("Sự cố này đã kết thúc.");
  },
  well: async (given: string) => `${given}: Sự cố này đã kết thúc.`,
});

async function asked(ask: () => unknown, lang: string): Promise<unknown> {
  const app = new Hono<HttpEnv>().use(contextStorage());
  let caught: unknown;
  app.get("/", async (c) => {
    try {
      caught = await ask();
    } catch (error) {
      caught = error;
    }
    return c.text("");
  });
  await app.request("/", { headers: { cookie: `lang=${lang}` } });
  return caught;
}

describe("what the service refuses", () => {
  test.each([
    ["wait", verbs.wait],
    ["atOnce", verbs.atOnce],
  ])("is told in English on an English page (%s)", async (_, ask) => {
    const error = await asked(ask, "en");
    expect(error).toMatchObject({
      code: "CONFLICT",
      message: "This incident has ended.",
      details: {
        version: 3,
        fields: [{ field: "note", message: "Enter the reason." }, { field: "state" }, "closed"],
      },
      cause: { message: "Sự cố này đã kết thúc." },
    });
  });

  test("stays Vietnamese on a Vietnamese page, and where nobody reads a page", async () => {
    expect(await asked(verbs.wait, "vi")).toMatchObject({ message: "Sự cố này đã kết thúc." });
    await expect(verbs.wait()).rejects.toThrow("Sự cố này đã kết thúc.");
  });

  test("is translated only when it was thrown for a person, and what is answered is not", async () => {
    expect(await asked(verbs.broken, "en")).toMatchObject({ message: "Sự cố này đã kết thúc." });
    expect(await asked(() => verbs.well("x"), "en")).toBe("x: Sự cố này đã kết thúc.");
  });
});
