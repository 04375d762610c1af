/** The ways in. Code for one is an adapter; one configured page, line or form of it is an account. */
export const CHANNELS = ["zalo", "facebook", "hotline", "webform"] as const;
export type Channel = (typeof CHANNELS)[number];

export const CHANNEL_LABEL: Record<Channel, { vi: string; en: string }> = {
  zalo: { vi: "Zalo", en: "Zalo" },
  facebook: { vi: "Facebook", en: "Facebook" },
  hotline: { vi: "Đường dây nóng", en: "Hotline" },
  webform: { vi: "Biểu mẫu web", en: "Web form" },
};

/** Telephone systems whose call records we can read; `generic` = our own signed webhook. */
export const HOTLINE_PROVIDERS = ["generic", "stringee", "omicall", "freeswitch", "asterisk"] as const;
export type HotlineProvider = (typeof HOTLINE_PROVIDERS)[number];

/** The web form that is there from the start. */
export const DEFAULT_FORM = "phan-anh";
