import { describe, expect, test } from "vitest";
import type { TicketAction } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import { actionInput } from "./action-to-input.ts";

function fieldsRefused(action: TicketAction, fields: Record<string, string>): string[] {
  try {
    actionInput(action, fields);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Safe: the shape that the function promises.
    return (error.details.fields as { field: string }[]).map(({ field }) => field);
  }
}

describe("what a form says becomes what a program would have sent", () => {
  test.each<[TicketAction, Record<string, string>, unknown]>([
    ["assign", { unitId: "u", person: "" }, { unitId: "u" }],
    ["assign", { unitId: "u", person: "7" }, { unitId: "u", assigneeId: "7" }],
    ["assign", { unitId: "u", person: "least_loaded" }, { unitId: "u", turns: "least_loaded" }],
    ["locate", { wardCode: "27154", roadWidthM: "", roadOwner: "" }, { wardCode: "27154" }],
    [
      "locate",
      { wardCode: "27154", roadWidthM: "12,5", roadOwner: "city" },
      { wardCode: "27154", facts: { roadWidthM: 12.5, roadOwner: "city" } },
    ],
    ["split", { messageIds: "12,15", text: "" }, { messageIds: ["12", "15"] }],
    ["transfer", { unitId: "", reason: "Đường Thành phố" }, { reason: "Đường Thành phố" }],
  ])("%s of %j", (action, fields, given) => {
    expect(actionInput(action, fields).given).toEqual(given);
  });

  test("a promised time is Vietnamese time", () => {
    const { read } = actionInput("extend", { promisedAt: "2026-11-28T17:00", reason: "Chờ vật tư" });
    expect(read).toEqual({ promisedAt: new Date("2026-11-28T10:00:00Z"), reason: "Chờ vật tư" });
  });
});

describe("what cannot be read is named by the field that the officer sees", () => {
  test.each<[TicketAction, Record<string, string>, string[]]>([
    ["extend", { promisedAt: "ngày mai", reason: "x" }, ["promisedAt"]],
    ["extend", { promisedAt: "2026-11-28T17:00", reason: " " }, ["reason"]],
    ["assign", { unitId: "u", person: "ai cũng được" }, ["person"]],
    ["locate", { wardCode: "27154", roadWidthM: "rộng" }, ["roadWidthM"]],
    ["locate", { wardCode: "27154", roadWidthM: "-3" }, ["roadWidthM"]],
    ["split", { text: "Đèn hư", messageIds: "3" }, ["text"]],
    ["split", {}, ["text"]],
    ["merge", { into: "  " }, ["into"]],
    ["escalate", { to: "chủ tịch", reason: "x" }, ["to"]],
  ])("%s of %j", (action, fields, refused) => {
    expect(fieldsRefused(action, fields)).toEqual(refused);
  });
});
