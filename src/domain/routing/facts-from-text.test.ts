import { describe, expect, test } from "vitest";
import type { Facts } from "./facts.ts";
import { factsFromText } from "./facts-from-text.ts";
import { readFacts } from "./read-facts.ts";

describe("factsFromText", () => {
  test.each<[string, Facts]>([
    ["Đường nhựa rộng 6m trước nhà có ổ gà", { roadWidthM: 6 }],
    ["hẻm 3,5 mét mà xe tải vô hoài", { roadWidthM: 3.5, roadOwner: "ward" }],
    ["duong rong khoang 20m bi sut lun", { roadWidthM: 20 }],
    ["lộ giới 16m nhưng mặt đường nát", { roadWidthM: 16 }],
    ["ổ gà trong hẻm 48 Nguyễn Trãi", { roadOwner: "ward" }],
    ["trong hem 48 ngap hoai", { roadOwner: "ward" }],
    ["hẻm rộng 15m", { roadWidthM: 15 }],
    ["quốc lộ 13 ngập nặng", { roadOwner: "national" }],
    ["QL1A ban đêm tối om", { roadOwner: "national" }],
    ["đèn xanh đèn đỏ ngã tư bị hư", { asset: "traffic_light" }],
    ["den tin hieu giao thong khong sang", { asset: "traffic_light" }],
    ["đèn đường tắt ba ngày nay", { asset: "street_light" }],
    ["trụ điện nghiêng sắp đổ", { asset: "power_line" }],
    ["dây cáp viễn thông sà xuống đường", { asset: "telecom_cable" }],
    ["khu tôi mất điện từ sáng", { asset: "power_supply" }],
    ["thang máy trong chung cư hư hoài", { place: "private" }],
    ["nước rỉ trong nhà tôi", { place: "private" }],
    ["Tôi tố cáo ông A nhận tiền", { petition: "to_cao" }],
    ["Đơn khiếu nại quyết định thu hồi đất", { petition: "khieu_nai" }],
    ["xin khieu nai quyet dinh xu phat", { petition: "khieu_nai" }],
    ["công an phường hẹn tới hẹn lui", { about: "ward_police" }],
    ["chủ tịch phường không tiếp dân", { about: "ward_committee" }],
    ["bộ phận một cửa làm khó", { about: "one_stop" }],
    ["làm sổ hồng ba tháng chưa xong", { asset: "land_record" }],
    ["khỉ quậy phá nhà dân", { asset: "wildlife" }],
  ])("%s", (text, facts) => {
    expect(factsFromText(text)).toEqual(facts);
  });

  test.each([
    ["the number of an alley is no width", "nhà số 48 đường Trần Phú"],
    ["the mouth of an alley is on the street", "rác chất đống ngay đầu hẻm"],
    ["poisoning is no lane", "bị ngộ độc sau khi ăn"],
    ["slang for không is no alley", "mình hem biết gọi ai"],
    ["a complaint in everyday words is no petition", "dân khiếu nại hoài mà không ai giải quyết"],
    ["somebody else's denunciation is no petition", "báo đăng vụ tố cáo sai sự thật"],
    ["when something appears is no monkey", "khi xuất hiện mưa là ngập"],
    ["an area is no width", "khu đất rộng 60m2 bỏ hoang"],
    ["a length is no width", "đoạn đường dài 300m tối om"],
    ["fast is no branch", "giải quyết nhanh do dân chờ lâu"],
    ["nothing", ""],
  ])("%s: no hint", (_, text) => {
    expect(factsFromText(text)).toEqual({});
  });

  test("is the same in both normal forms", () => {
    const text = "hẻm rộng 4m, đèn đường tắt";
    expect(factsFromText(text.normalize("NFD"))).toEqual(factsFromText(text));
  });
});

describe("readFacts", () => {
  test.each<[string, Record<string, unknown> | undefined, Facts]>([
    ["nothing", undefined, {}],
    ["a width that is no number, or none that a road has", { roadWidthM: "9" }, {}],
    ["a width of 0", { roadWidthM: 0 }, {}],
    ["an endless width", { roadWidthM: Number.POSITIVE_INFINITY }, {}],
    ["words that it does not know", { asset: "ufo", roadOwner: "me", place: 3, petition: true, other: 1 }, {}],
    ["a petition under the name of the kind", { kind: "denunciation" }, { petition: "to_cao" }],
    ["the kind of the message", { kind: "praise" }, { kind: "praise" }],
    ["all that it knows", { roadWidthM: 9, about: "27154-congan" }, { roadWidthM: 9, about: "27154-congan" }],
  ])("%s", (_, raw, facts) => {
    expect(readFacts(raw)).toEqual(facts);
  });
});
