import { describe, expect, test } from "vitest";
import { foldText } from "#src/domain/text.ts";
import { dangersIn } from "./danger.ts";

const ids = (text: string) => dangersIn(text).map((danger) => danger.id);

describe("danger that is happening now is seen, with and without marks", () => {
  test.each([
    ["live-wire", "Dây điện rớt xuống nước"],
    ["live-wire", "dây điện đứt nằm giữa đường, xẹt lửa tùm lum"],
    ["electric-shock", "Có người bị điện giật nằm bất động"],
    ["fire", "Cháy nhà trong hẻm 12, lửa lan qua nhà kế bên rồi"],
    ["gas", "Mùi gas nồng nặc cả dãy trọ, nghe xì xì"],
    ["lift", "Thang máy kẹt giữa tầng, bên trong còn bốn người"],
    ["trapped", "Sập giàn giáo, còn hai công nhân mắc kẹt"],
    ["water", "Bé trai rơi xuống kênh, chưa thấy nổi lên, ai biết bơi cứu với"],
    ["falling", "Cô gái ngồi bên ngoài lan can cầu, khóc và đòi nhảy"],
    ["weapon", "Hai nhóm đang cầm mã tấu rượt chém nhau"],
    ["beating", "Ông kế bên đang đánh vợ, chị ấy kêu cứu, gọi công an giùm"],
    ["medical", "Ba tôi co giật, tím tái, gọi 115 hoài chưa có xe"],
    ["poisoning", "Ba mươi công nhân ngộ độc sau bữa cơm, nhiều người ngất"],
    ["sinkhole", "Đường vừa sụp một hố sâu quá đầu người, xe vẫn lao tới"],
    ["attacking-animal", "Con chó đang cắn bé gái, đập hoài không nhả"],
    ["flood-trapped", "Nước lên tới ngực, bà cụ liệt giường không khiêng ra được"],
  ])("%s: %s", (id, text) => {
    expect(ids(text)).toContain(id);
    expect(ids(foldText(text)), "without marks").toContain(id);
    expect(ids(text.normalize("NFD")), "decomposed").toEqual(ids(text));
  });
});

describe("what is past, feared, denied, practised or only a figure of speech raises nothing", () => {
  test.each([
    "Năm ngoái hẻm này từng cháy nhà một lần",
    "Lỡ cháy nhà thì sao xe cứu hỏa vô được",
    "Nếu có người bị điện giật nằm bất động thì ai chịu",
    "Trời nóng như lửa, nóng như cháy nhà",
    "Tháng này cháy túi, bán cháy hàng luôn",
    "Tức chết đi được, kẹt xe muốn chết",
    "May là không có cháy lớn gì",
    "Cảm ơn mấy anh đã cứu người bị điện giật bất tỉnh bữa trước",
    "Đang xem diễn tập chữa cháy, khói lửa mù mịt",
    "Bóng đèn đường cháy rồi, tối thui",
    "Hồ sơ của tôi bị kẹt ở phường, người ta nói còn chờ",
    "Cáp viễn thông rớt xuống nước, mất internet",
    "",
    "🔥🔥🔥",
  ])("%s", (text) => {
    expect(ids(text)).toEqual([]);
    expect(ids(foldText(text)), "without marks").toEqual([]);
  });
});

test("a past danger does not hide one of today", () => {
  expect(ids("Năm ngoái từng cháy. Giờ nhà kế bên bốc cháy, lửa lan rồi!")).toContain("fire");
});
