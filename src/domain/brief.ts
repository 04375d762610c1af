/** What it tells: the figures of the work, or what is said in public. */
export const BRIEF_ABOUTS = ["figures", "listening"] as const;
export type BriefAbout = (typeof BRIEF_ABOUTS)[number];

/** How often a brief comes: on working days, on Mondays, after the city's cut-off. */
export const BRIEF_KINDS = ["day", "week", "month"] as const;
export type BriefKind = (typeof BRIEF_KINDS)[number];

/** What hangs on the mail: a PDF, a sheet, or nothing but the address of the page. */
export const BRIEF_FORMS = ["pdf", "xlsx", "link"] as const;
export type BriefForm = (typeof BRIEF_FORMS)[number];
