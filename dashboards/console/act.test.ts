import { expect, test } from "vitest";
import { AppError } from "#src/errors.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { act } from "./act.ts";

/** Checking comes before anything that would need one. */
const noCtx = {} as unknown as Ctx; // safe: never reached

test.each([
  ["classify", { sector: "karaoke", urgency: "high" }, "sector"],
  ["classify", { sector: "noise" }, "urgency"],
  ["locate", {}, "wardCode"],
  ["resolve", { answer: "   " }, "answer"],
  ["reject", { where: "Ban Tiếp công dân" }, "reason"],
] as const)("%s of %j is refused for its %s", async (action, fields, field) => {
  const failure = await Promise.resolve()
    .then(() => act(noCtx, "PA-26-7K3M9Q0", action, fields, 1))
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AppError);
  // Safe: checked in the line above.
  const { code, details } = failure as AppError;
  expect(code).toBe("INVALID");
  expect((details.fields as { field: string }[]).map((one) => one.field)).toContain(field);
});
