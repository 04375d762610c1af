/** What a text may name. Examples are for previews and for checking lengths: long ones, on purpose. */
export const VARIABLES = {
  reference: "PA-26-7K3M9QD",
  due: "17:00 thứ Sáu 27/11/2026",
  unit: "UBND phường Bình Lợi Trung",
  ward: "phường Bình Lợi Trung",
  link: "https://langnghe.tphcm.gov.vn/t/PA-26-7K3M9QD",
  more_link: "https://langnghe.tphcm.gov.vn/bo-sung/PA-26-7K3M9QD/Zk3vQ9xT1mLw8bRd",
  answer: "Đội quản lý đô thị đã san lấp ổ gà và sơn lại vạch kẻ đường sáng 26/11; mặt đường hiện đi lại bình thường.",
  reason: "Đơn vị thi công đang chờ vật tư thay thế, dự kiến về trong tuần này.",
  where: "Ban Tiếp công dân Thành phố, hoặc Phòng tiếp công dân của UBND phường nơi ông/bà cư trú",
  city: "Thành phố Hồ Chí Minh",
  state: "Đang xử lý",
  numbers: "114 (cháy nổ, cứu nạn, cứu hộ)",
  question: "Ông/bà vui lòng cho biết sự việc ở phường Bàn Cờ, phường Vườn Lài hay phường Hòa Hưng?",
  survivor: "PA-26-0V1BC2M",
  incident: "Ngập nước: Phường Thạnh Mỹ Tây, Phường Gia Định",
  scale: "1. Rất không hài lòng\n2. Không hài lòng\n3. Chấp nhận\n4. Hài lòng\n5. Rất hài lòng",
  score: "2",
  title: "Đăng ký khai sinh",
  source: "Luật Hộ tịch 2014; Cổng Dịch vụ công quốc gia: https://dichvucong.gov.vn",
} as const;
export type Variable = keyof typeof VARIABLES;

/**
 * Every text that the service says by itself, with the variables it may use. Texts and their versions are data of the
 * city (`templates.json`); which of them is said when is in moves.ts and notice-of.ts.
 */
export const AUTOMATIC = {
  introduction: ["city"],
  welcome: [],
  danger: ["numbers"],
  received: ["reference", "unit", "due", "link"],
  received_undated: ["reference", "link"],
  petition: ["reason", "where"],
  ask_place: ["question", "more_link"],
  ask_photo: [],
  place_known: ["reference", "ward", "unit", "due", "link"],
  place_unknown: ["reference"],
  added: ["reference"],
  status_open: ["reference", "state", "unit", "due", "link"],
  status_undated: ["reference", "state", "link"],
  status_answered: ["reference", "state", "answer", "link"],
  status_unknown: [],
  ask_reference: [],
  greeting: [],
  thanks: [],
  help: [],
  person: [],
  opted_out: [],
  opted_in: [],
  procedure: ["title", "answer", "source"],
  notice_forwarded: ["reference", "unit", "due", "link"],
  notice_forwarded_undated: ["reference", "unit", "link"],
  notice_extended: ["reference", "due", "reason", "link"],
  notice_waiting: ["reference", "reason", "link", "more_link"],
  notice_resolved: ["reference", "unit", "answer", "link"],
  notice_rejected: ["reference", "answer", "link"],
  notice_reopened: ["reference", "due", "link"],
  notice_reopened_undated: ["reference", "link"],
  notice_merged: ["reference", "survivor", "link"],
  incident_known: ["reference", "incident", "due", "link"],
  incident_known_undated: ["reference", "incident", "link"],
  incident_answer: ["reference", "incident", "answer", "link"],
  rating_ask: ["reference", "link", "scale"],
  rating_ask_link: ["reference", "link"],
  rating_remind: ["reference", "link"],
  rating_thanks: [],
  rating_sorry: ["score"],
  rating_heard: [],
  rating_reopened: ["reference"],
  rating_late: [],
  button_person: [],
  button_clear: [],
  button_status: [],
  button_report: [],
  button_reopen: [],
} as const satisfies Record<string, readonly Variable[]>;
export type TemplateId = keyof typeof AUTOMATIC;

export const TEMPLATE_IDS = Object.keys(AUTOMATIC) as [TemplateId, ...TemplateId[]]; // its own keys

/** What the texts that staff begin a reply with may name. */
export const STAFF_VARIABLES = ["reference", "unit", "ward", "due", "link"] as const satisfies readonly Variable[];

/** Titles of buttons: Messenger shows 20 characters. */
export const isButton = (id: string): boolean => id.startsWith("button_");
export const BUTTON_MAX = 20;
