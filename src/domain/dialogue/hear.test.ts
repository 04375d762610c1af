import { describe, expect, test } from "vitest";
import type { Act } from "./dialogue.ts";
import { emergencyIn } from "./emergency-words.ts";
import { type Hearing, hear } from "./hear.ts";
import { languageIn } from "./language-of.ts";
import { goesOn, mattersNamed } from "./named-matter.ts";
import { referenceIn } from "./reference-in.ts";

const idle: Hearing = { state: "idle", wards: [], namesPlace: () => false, articleFor: () => null };
const text = (said: string, hearing: Partial<Hearing> = {}) =>
  hear({ text: said, pin: false, attachments: 0, payload: null }, { ...idle, ...hearing }).act;

describe("what a citizen does", () => {
  test.each<[Act, string[]]>([
    [
      "greeting",
      ["Xin chào", "chào ad", "alo", "Hello", "Dạ em chào anh chị ạ", "ad ơi cho em hỏi", "alo có ai ở đó không ạ"],
    ],
    [
      "thanks",
      [
        "Cảm ơn",
        "cam on ad nhieu nha",
        "dạ em cảm ơn ạ",
        "tks ad",
        "Thank you so much",
        "Cảm ơn phường đã xử lý nhanh",
      ],
    ],
    ["acknowledgement", ["ok", "Dạ", "vâng ạ", "oke ad", "dạ được rồi ạ", "ok biết rồi nha"]],
    [
      "status",
      [
        "tra cứu",
        "Hồ sơ của tôi tới đâu rồi",
        "ho so cua toi toi dau roi",
        "xử lý chưa vậy ad",
        "xl xong chưa ad ơi",
        "bao giờ thì xong vậy",
        "PA-26-7K3M9Q0",
        "ma PA-26-7K3M9Q0 a",
        "kiểm tra giúp em tình trạng phản ánh",
        "phản ánh của mình sao rồi",
        "co ket qua chua a",
      ],
    ],
    [
      "person",
      [
        "gặp cán bộ",
        "cho em gặp nhân viên",
        "toi muon noi chuyen voi nguoi that",
        "đừng trả lời máy nữa, cho gặp cán bộ",
        "can I talk to a person",
      ],
    ],
    [
      "opt_out",
      ["đừng nhắn nữa", "Hủy", "dung gui tin nhan nua", "STOP", "ngừng nhắn tin cho tôi", "không nhận tin nhắn nữa"],
    ],
    ["unclear", ["?", "...", "👍👍", "7", "12"]],
    ["spam", ["Vay tiền nhanh lãi thấp, liên hệ zalo 0900000000", "Khuyến mãi sốc, link đăng ký https://spam.example"]],
    [
      "emergency",
      [
        "Cháy nhà ở hẻm 12 Lê Văn Sỹ, cứu với",
        "có người đuối nước ở cầu Thị Nghè",
        "ro ri gas nong nac o chung cu",
        "Bọn nó đang đánh nhau có hung khí",
      ],
    ],
    [
      "matter",
      [
        "Rác ở hẻm 48 mấy ngày chưa ai lấy, xử lý giùm",
        "Chào ad, đèn đường trước nhà tôi hư 3 ngày rồi",
        "tôi đi gặp cán bộ 3 lần mà không ai giải quyết",
        "nước yếu",
        "Cảm ơn nhưng ổ gà vẫn còn y nguyên trước số 12",
        "năm ngoái từng cháy ở kho này, đề nghị kiểm tra",
        "quán karaoke ồn quá phải làm sao?",
        "khiếu nại quyết định thu hồi đất của UBND",
        "Hủy hoại cây xanh ở công viên",
      ],
    ],
  ])("is %s", (act, said) => {
    expect(said.map((one) => [one, text(one)])).toEqual(said.map((one) => [one, act]));
  });

  test("a picture or a position alone goes on about something", () => {
    expect(hear({ text: "", pin: false, attachments: 1, payload: null }, idle).act).toBe("picture");
    expect(hear({ text: "đây ạ", pin: false, attachments: 2, payload: null }, idle).act).toBe("matter");
    expect(hear({ text: "", pin: true, attachments: 0, payload: null }, idle).act).toBe("picture");
  });

  test("after the question where it is, words, a number, a button and a pin are places", () => {
    const asked: Partial<Hearing> = { state: "asked_place", wards: ["27154", "27157"] };
    expect(text("p12 q3 cũ", asked)).toBe("place");
    const picked = (said: { text?: string; payload?: string }) =>
      hear({ text: "", pin: false, attachments: 0, payload: null, ...said }, { ...idle, ...asked });
    expect(picked({ text: "2" })).toMatchObject({ act: "place", wardCode: "27157" });
    expect(picked({ text: "Phường Bàn Cờ", payload: "place:27154" })).toMatchObject({
      act: "place",
      wardCode: "27154",
    });
    expect(picked({ text: "3" }).wardCode).toBeNull();
    expect(hear({ text: "", pin: true, attachments: 0, payload: null }, { ...idle, ...asked }).act).toBe("place");
    expect(text("cảm ơn", asked)).toBe("thanks");
  });

  test("a question about a procedure is one only when an article surely answers it, and nothing went wrong", () => {
    const knows: Partial<Hearing> = { articleFor: () => "khai-sinh" };
    expect(text("làm khai sinh cần giấy tờ gì?", knows)).toBe("question");
    expect(text("làm khai sinh cần giấy tờ gì?")).toBe("matter");
    expect(text("làm khai sinh 3 tuần mà chưa có, sao lâu quá?", knows)).toBe("matter");
    expect(text("cán bộ thái độ với tôi khi hỏi khai sinh cần gì?", knows)).toBe("matter");
  });

  test("who has opted out comes back with one word", () => {
    expect(text("bắt đầu", { state: "opted_out" })).toBe("opt_in");
    expect(text("bắt đầu")).toBe("matter");
  });
});

test.each([
  ["pa 26 7k3m9q0", "PA-26-7K3M9Q0"],
  ["cho hỏi mã PA-26-7K3M9Q0 ạ", "PA-26-7K3M9Q0"],
  ["PA–26–7K3M9Q0", "PA-26-7K3M9Q0"],
  ["PA-26-7K3M9QX", null],
  ["pa 26 con", null],
])("the reference in “%s”", (said, reference) => {
  expect(referenceIn(said)).toBe(reference);
});

test.each([
  ["Cháy túi rồi ad ơi", null],
  ["phòng cháy chữa cháy ở chung cư", null],
  ["lỡ cháy nhà thì sao", null],
  ["xe cán người, bị thương nặng", "health"],
  ["dây điện đứt nằm giữa đường", "lighting_electricity"],
  ["đứt dây điện xuống đường", "lighting_electricity"],
])("danger now in “%s”: %s", (said, sector) => {
  expect(emergencyIn(said)).toBe(sector);
});

test.each([
  ["hello", "en"],
  ["The street light in front of my house is broken for three days", "en"],
  ["den duong truoc nha toi hu ba ngay roi", "vi"],
  ["Hi ad, đèn hư", "vi"],
  ["ok", "vi"],
])("“%s” is answered in %s", (said, language) => {
  expect(languageIn(said)).toBe(language);
});

test("what is named and what goes on", () => {
  expect(mattersNamed("Rác chất đống, karaoke ồn")).toEqual(["waste_environment", "noise"]);
  expect(goesOn("Bổ sung: đoạn trước số 12")).toBe(true);
  expect(goesOn("Cây xanh ngã trước cổng trường")).toBe(false);
});
