const FORMAT = new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh" });

/** "08:05" in Việt Nam. */
export const clockTime = (iso: string): string => FORMAT.format(new Date(iso));
