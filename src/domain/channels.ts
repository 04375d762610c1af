/** The ways in on which citizens turn to us. Code for one is an adapter; one configured page, line or form of it is an account. */
export const ACCOUNT_CHANNELS = ["zalo", "facebook", "hotline", "webform"] as const;
export type AccountChannel = (typeof ACCOUNT_CHANNELS)[number];

/** And what people said in public elsewhere, made a ticket by one of us: there is no way back to whoever wrote it. */
export const CHANNELS = [...ACCOUNT_CHANNELS, "listening"] as const;
export type Channel = (typeof CHANNELS)[number];

/** The one account of `listening`: nobody configures it. */
export const LISTENING_ACCOUNT = "listening";

export const CHANNEL_LABEL: Record<Channel, { vi: string; en: string }> = {
  zalo: { vi: "Zalo", en: "Zalo" },
  facebook: { vi: "Facebook", en: "Facebook" },
  hotline: { vi: "Đường dây nóng", en: "Hotline" },
  webform: { vi: "Biểu mẫu web", en: "Web form" },
  listening: { vi: "Mạng xã hội, báo chí", en: "Social media, press" },
};

/** Telephone systems whose call records we can read; `generic` = our own signed webhook. */
export const HOTLINE_PROVIDERS = ["generic", "stringee", "omicall", "freeswitch", "asterisk"] as const;
export type HotlineProvider = (typeof HOTLINE_PROVIDERS)[number];

/** The web form that is there from the start. */
export const DEFAULT_FORM = "phan-anh";
