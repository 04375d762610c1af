import { describe, expect, test } from "vitest";
import { ADMIN, fakeApp, OPERATOR } from "#dashboards/testing/fake-app.ts";
import { fakeAccount, fakeBubble, fakeReplyBox, fakeWay } from "#dashboards/testing/fake-replies.ts";
import { fakePage, fakeTicket, NOW, REFERENCE } from "#dashboards/testing/fake-tickets.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import { AppError } from "#src/errors.ts";
import type { ReplyBox } from "#src/services/drafts/load-reply-box.ts";

const url = `/console/tickets/${REFERENCE}`;
const withBox = (change: Partial<ReplyBox>): Partial<Verbs> => ({ loadReplyBox: async () => fakeReplyBox(change) });
const see = async (box: Partial<ReplyBox>, path = url) =>
  (await fakeApp({ actor: OPERATOR, verbs: withBox(box) }).request(path)).text();
const press = (fields: Record<string, string>, verbs: Partial<Verbs> = {}, path = `${url}/reply`) =>
  fakeApp({ actor: OPERATOR, verbs }).request(path, { method: "POST", body: new URLSearchParams(fields) });
const refusing = (error: AppError): Partial<Verbs> => ({
  sendReply: async () => {
    throw error;
  },
});
const SMS = fakeWay({ way: "sms", until: null, why: "Gửi tin nhắn SMS đến số điện thoại mà người dân đã để lại." });
const SHUT = fakeWay({ open: false, until: null, why: "Đã quá 7 ngày kể từ tin cuối của người dân." });

describe("on which way it goes", () => {
  test("the open window is told in hours, up to three days", async () => {
    expect(await see({})).toContain("Zalo: còn 31 giờ");
    const until = new Date(NOW.getTime() + 6.5 * 86_400_000);
    expect(await see({ ways: [fakeWay({ until })] })).toContain("Zalo: còn 6 ngày");
  });

  test("outside 24 hours Messenger says that only people may write, and until when", async () => {
    const why = "Đã quá 24 giờ: chỉ gửi được tin do cán bộ tự viết, đến 09:00 ngày 30/11/2026.";
    expect(await see({ ways: [fakeWay({ way: "messenger", late: true, why })] })).toContain(why);
  });

  test("a closed window cannot be chosen, and the next way is proposed and ticked", async () => {
    const html = await see({ ways: [SHUT, SMS] });
    expect(html).toContain("Zalo không gửi được lúc này; đề nghị gửi qua SMS.");
    expect(html).toMatch(/value="zalo"[^>]*disabled/);
    expect(html).toMatch(/value="sms" checked/);
  });

  test("no way at all says so and does not let send; on the web form the tracking page is the way", async () => {
    const none = await see({ ways: [SHUT] });
    expect(none).toContain("Hiện chưa có cách nào gửi tin đến người dân này.");
    expect(none).toMatch(/value="send" disabled/);
    const tracked = await see({ ways: [], tracked: true });
    expect(tracked).toContain("Trang theo dõi");
    expect(tracked).not.toMatch(/value="send" disabled/);
  });

  test("an account that waits for its sign-in keeps the message", async () => {
    const html = await see({ ways: [{ ...SHUT, held: true }] });
    expect(html).toContain("Tin được giữ lại và gửi ngay khi tài khoản được kết nối lại.");
    expect(html).toMatch(/value="best" checked/);
    expect(html.match(/name="way"/g)).toHaveLength(1);
    expect(html).not.toMatch(/value="send" disabled/);
  });
});

describe("writing", () => {
  test("a ready text is put behind what is written, with its size", async () => {
    const html = await (await press({ do: "template", template: "reply_thanks", text: "Chào ông/bà." })).text();
    expect(html).toContain("Chào ông/bà.\n\nChào ông/bà, cảm ơn ông/bà.</textarea>");
    expect(html).toContain("41 ký tự, 1 tin nhắn");
    expect(html).toContain("Xin lỗi vì chậm trễ. (chưa có hạn trả lời)");
  });

  test("inserting nothing asks for a choice", async () => {
    const answer = await press({ do: "template", text: "Chào" });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Anh/chị chọn một mẫu");
  });

  test("the preview counts bubbles, and SMS with and without marks", async () => {
    const long = `${"Câu một dài. ".repeat(150)}\n\n${"Câu hai dài. ".repeat(150)}`;
    expect(await (await press({ do: "preview", text: long })).text()).toMatch(/ký tự, 2 tin nhắn/);
    const sms = await press(
      { do: "preview", way: "sms", text: "Đã nhận. ".repeat(16) },
      withBox({ ways: [SHUT, SMS] }),
    );
    expect(await sms.text()).toContain("143 ký tự, 1 tin SMS nếu gửi không dấu, 3 tin nếu có dấu");
  });

  test("whoever types is told the size and who else is at it", async () => {
    const verbs: Partial<Verbs> = { noteWriting: async () => ["Phạm Thu Hà"] };
    const answer = await press({ text: "Chào ông/bà.", way: "zalo" }, verbs, `${url}/reply/typing`);
    expect(await answer.json()).toEqual({
      size: "12 ký tự, 1 tin nhắn",
      writing: "Phạm Thu Hà đang trả lời người dân này.",
    });
  });

  test("a draft is shown again in an open box, and can be dropped", async () => {
    const draft = { text: "Đang viết dở", way: null, files: ["upl_1"], savedAt: NOW };
    const html = await see({ draft, writing: ["Phạm Thu Hà"] });
    for (const words of ["Đang viết dở</textarea>", 'value="upl_1"', "lưu lúc 25/11/2026 14:30", "Bỏ bản nháp"])
      expect(html).toContain(words);
    expect(html).toContain("Phạm Thu Hà đang trả lời người dân này.");
    expect(html).toMatch(/<details class="action reply" open/);
  });

  test("keeping a draft hands on the text, the way and the files", async () => {
    const kept: unknown[] = [];
    const verbs: Partial<Verbs> = { saveDraft: async (_ctx, _reference, draft) => void kept.push(draft) };
    const answer = await press({ do: "draft", text: "Dở", way: "sms", files: "upl_1,upl_2" }, verbs);
    expect(answer.headers.get("location")).toBe(`${url}?done=draft`);
    expect(kept).toEqual([{ text: "Dở", way: "sms", files: ["upl_1", "upl_2"] }]);
  });
});

describe("sending", () => {
  test("hands on the words, the way chosen and what was seen", async () => {
    const sent: unknown[] = [];
    const verbs: Partial<Verbs> = {
      sendReply: async (_ctx, _reference, input, seen) => {
        sent.push([input, seen]);
        return fakeTicket();
      },
    };
    const answer = await press({ do: "send", text: "Đang làm.", way: "zalo", seen: "41" }, verbs);
    expect(answer.headers.get("location")).toBe(`${url}?done=reply`);
    expect(sent).toEqual([[{ text: "Đang làm.", way: "zalo" }, 41]]);
  });

  test("after somebody else's answer it is shown, and one may send anyway", async () => {
    const answer = await press({ text: "Của tôi" }, refusing(new AppError("CONFLICT", "", { answers: 1 })));
    expect(answer.status).toBe(409);
    const html = await answer.text();
    for (const words of ["Phạm Thu Hà", "Đội thoát nước đang đến.", "Của tôi</textarea>", "Vẫn gửi"])
      expect(html).toContain(words);
    expect(html).toContain('name="seen" value="2"');
  });

  test.each([
    ["nothing written", { text: " " }, {}, 400, "Bạn điền mục này."],
    [
      "a window that closed meanwhile",
      { text: "Chào" },
      refusing(new AppError("CONFLICT", "Đã quá 7 ngày.", { proposals: ["sms"] })),
      409,
      "#reply-way",
    ],
    [
      "personal data in public",
      { text: "Gọi 0912345678" },
      refusing(new AppError("UNPROCESSABLE", "Nội dung có thông tin cá nhân.", { proposals: [] })),
      400,
      "Nội dung có thông tin cá nhân.",
    ],
  ])("%s is told in the box, with what was written", async (_, fields, verbs, status, words) => {
    const answer = await press(fields, verbs);
    expect(answer.status).toBe(status);
    const html = await answer.text();
    expect(html).toContain(words);
    expect(html).toContain(`${fields.text}</textarea>`);
  });
});

describe("what became of what was said", () => {
  test.each([
    ["waits", fakeBubble({ state: "queued", says: "Zalo: đang chờ gửi." })],
    ["was seen", fakeBubble({ reached: "seen", says: "Zalo: người dân đã xem lúc 14:05 ngày 25/11/2026." })],
  ])("a bubble that %s says so and offers nothing", async (_, bubble) => {
    const html = await see({ bubbles: [bubble] });
    expect(html).toContain(bubble.says);
    expect(html).not.toContain("/outgoing/");
  });

  test("one that failed says why, and offers the same way only while it is open, and the others", async () => {
    const failed = { state: "failed", flagged: true, code: "-216", says: "Zalo: không gửi được. Hết hạn." } as const;
    const html = await see({ bubbles: [fakeBubble({ ...failed, proposals: ["sms"] })] });
    for (const words of ["Zalo: không gửi được. Hết hạn.", "-216", `${url}/outgoing/31`, "Gửi bằng cách khác"])
      expect(html).toContain(words);
    expect(html).not.toContain(">Gửi lại<");
    expect(await see({ bubbles: [fakeBubble({ ...failed, proposals: ["zalo"] })] })).toContain(">Gửi lại<");
  });

  test.each([
    ["window", "Kênh không cho nhắn người này lúc này"],
    ["recipient", "đã chặn, đã rời đi hoặc sai số"],
    ["payload", "kiểm tra độ dài, tệp và đường dẫn"],
    ["token", "quản trị viên cần kết nối lại"],
    ["account", "quản trị viên cần kết nối hoặc cấu hình lại"],
    ["defer", "ngoài giờ được gửi"],
    ["transient", "Kênh không trả lời"],
    ["unclear", "chưa rõ tin đã đến hay chưa"],
  ] as const)("the class of error %s is told in words that say what helps", async (failure, words) => {
    const bubble = fakeBubble({ state: failure === "unclear" ? "maybe_sent" : "failed", flagged: true, failure });
    expect(await see({ bubbles: [bubble] })).toContain(words);
  });

  test("one of which nobody knows asks to look, and is marked by hand", async () => {
    const bubble = fakeBubble({ state: "maybe_sent", flagged: true, says: "Zalo: có thể đã gửi." });
    const html = await see({ bubbles: [bubble] });
    for (const words of ["có thể đã gửi", "Đánh dấu đã gửi", "Đánh dấu không gửi được", ">Gửi lại<"])
      expect(html).toContain(words);
    expect(await see({ bubbles: [bubble], mayDecide: false })).not.toContain("Đánh dấu đã gửi");
  });

  test("each decision reaches its verb and leads back to the conversation", async () => {
    const asked: unknown[] = [];
    const verbs: Partial<Verbs> = {
      resendBubble: async (_ctx, id, how) => {
        asked.push([id, how]);
        return { queued: [] };
      },
      settleBubble: async (_ctx, id, as) => void asked.push([id, as]),
    };
    const decide = (fields: Record<string, string>) => press({ same: "zalo", ...fields }, verbs, `${url}/outgoing/31`);
    expect((await decide({ do: "again" })).headers.get("location")).toBe(`${url}?done=resent#talk`);
    await decide({ do: "way", way: "sms" });
    await decide({ do: "sent" });
    await decide({ do: "failed" });
    expect(asked).toEqual([
      [31, { way: "zalo" }],
      [31, { way: "sms" }],
      [31, "sent"],
      [31, "failed"],
    ]);
  });

  test("what was settled meanwhile is refused with the reason on the ticket page", async () => {
    const verbs: Partial<Verbs> = {
      settleBubble: async () => {
        throw new AppError("CONFLICT", "Đã rõ tin này có đến hay không.");
      },
    };
    const answer = await press({ do: "sent" }, verbs, `${url}/outgoing/31`);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("Đã rõ tin này có đến hay không.");
  });

  test("on the web form an answer without a bubble stands on the tracking page", async () => {
    expect(await see({})).toContain("Hiện trên trang theo dõi của người dân.");
    const zalo = fakePage({ ticket: fakeTicket({ channel: "zalo" }) });
    const html = await (
      await fakeApp({ actor: OPERATOR, verbs: { loadTicketPage: async () => zalo } }).request(url)
    ).text();
    expect(html).not.toContain("Hiện trên trang theo dõi");
    expect(html).toContain("Tôi tự trả lời, tắt trả lời tự động");
  });
});

describe("channels", () => {
  const problem = { accountId: "oa", says: "Tài khoản Zalo “oa” cần được kết nối lại.", reason: "-216", waiting: 3 };

  test("an account in trouble is told on the list and on the tickets that depend on it, with what to do", async () => {
    expect(await see({ problems: [problem] })).toContain("Anh/chị báo quản trị viên.");
    const list = await (
      await fakeApp({ actor: OPERATOR, verbs: { problemsOf: async () => [problem] } }).request("/console")
    ).text();
    for (const words of [problem.says, "3 tin đang chờ gửi"]) expect(list).toContain(words);
    const admin = await (
      await fakeApp({ actor: ADMIN, verbs: { problemsOf: async () => [problem] } }).request("/console")
    ).text();
    expect(admin).toContain('href="/admin/channels"');
  });

  test("the page of channels tells state, last event, signatures, token and who answers", async () => {
    const accounts = [fakeAccount({ needsSignIn: true, problem: "Mã làm mới đã dùng.", automatic: false })];
    const html = await (
      await fakeApp({ actor: ADMIN, verbs: { showAccounts: async () => accounts } }).request("/admin/channels")
    ).text();
    for (const words of [
      "Cần kết nối lại (Mã làm mới đã dùng).",
      "2 lần, gần nhất 25/11/2026 14:30",
      "đến 26/11/2026 10:30",
      "Bật trả lời tự động của oa",
    ])
      expect(html).toContain(words);
  });

  test("notices on progress have a switch of their own", async () => {
    const asked: unknown[] = [];
    const verbs: Partial<Verbs> = { switchSetting: async (_ctx, ...switched) => void asked.push(switched) };
    const app = fakeApp({ actor: ADMIN, verbs });
    expect(await (await app.request("/admin/channels")).text()).toContain("Tắt báo tiến độ và hỏi hài lòng của oa");
    const answer = await app.request("/admin/channels/oa/notices", {
      method: "POST",
      body: new URLSearchParams({ on: "0" }),
    });
    expect(answer.headers.get("location")).toBe("/admin/channels?done=notices");
    expect(asked).toEqual([["oa", "notices", false]]);
  });

  test("the automatic part is switched for one account", async () => {
    const asked: unknown[] = [];
    const verbs: Partial<Verbs> = { switchSetting: async (_ctx, ...switched) => void asked.push(switched) };
    const answer = await fakeApp({ actor: ADMIN, verbs }).request("/admin/channels/oa/automatic", {
      method: "POST",
      body: new URLSearchParams({ on: "0" }),
    });
    expect(answer.headers.get("location")).toBe("/admin/channels?done=automatic");
    expect(asked).toEqual([["oa", "automatic", false]]);
  });
});

test("an earlier answer goes behind what is typed, to be read before it is sent", async () => {
  const sent: unknown[] = [];
  const sendReply = async (...given: unknown[]) => void sent.push(given);
  const verbs = { sendReply } as unknown as Partial<Verbs>; // never called
  const html = await (await press({ do: "earlier:PA-26-ABCDEF9", text: "Chào ông/bà." }, verbs)).text();
  expect(html).toMatch(/Chào ông\/bà\.\s+Đơn vị đã thay nắp cống mới\./);
  expect(sent).toEqual([]);
});
