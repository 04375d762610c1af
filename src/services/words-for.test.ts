import { describe, expect, test, vi } from "vitest";
import type { Actor } from "#src/domain/actor.ts";
import type { Role } from "#src/domain/roles.ts";
import { createLog } from "#src/log.ts";
import { lookAtWords, wordsFor } from "./words-for.ts";

const actor = (role: Role): Actor => ({ kind: "user", userId: 1, name: "", role, unitId: null, scopes: null });
/** A model that knows who Lúa is; the rules do not. */
const eyes = () =>
  vi.fn(async (text: string) => [{ type: "name" as const, start: text.indexOf("lúa"), end: text.indexOf("lúa") + 3 }]);
const reader = (role: Role, findPersonal = eyes()) => ({
  actor: actor(role),
  findPersonal,
  log: createLog("silent", "test"),
});

describe("words of citizens for those who only read", () => {
  test("lose what the model saw, with as many letters as before", async () => {
    const ctx = reader("leader");
    const text = "hồi sáng lúa qua méc, sđt 0903 555 012";
    expect(wordsFor(ctx, text)).toBe("hồi sáng lúa qua méc, sđt •••• ••• •••");
    await lookAtWords(ctx, [text, null, "", undefined]);
    expect(wordsFor(ctx, text)).toBe("hồi sáng ••• qua méc, sđt •••• ••• •••");
  });

  test("are shown to the model once, and never for those who handle reports or see no words", async () => {
    const text = "gặp lúa ở đầu hẻm";
    const [leader, officer, admin] = [reader("leader"), reader("officer"), reader("admin")];
    await lookAtWords(leader, [text, text]);
    await lookAtWords(leader, [text]);
    await lookAtWords(officer, [text]);
    await lookAtWords(admin, [text]);
    expect(leader.findPersonal).toHaveBeenCalledTimes(1);
    expect(officer.findPersonal).not.toHaveBeenCalled();
    expect(admin.findPersonal).not.toHaveBeenCalled();
    expect(wordsFor(officer, text)).toBe(text);
  });

  test("are left to the rules where the model cannot answer", async () => {
    const broken = reader(
      "leader",
      vi.fn(async () => Promise.reject(new Error("no model"))),
    );
    await lookAtWords(broken, ["chị Hạnh gọi, lúa không gọi"]);
    expect(wordsFor(broken, "chị Hạnh gọi, lúa không gọi")).toBe("chị •••• gọi, lúa không gọi");
  });
});
