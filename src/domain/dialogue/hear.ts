import { bareText, bareWords } from "./bare-text.ts";
import type { Act, DialogueState } from "./dialogue.ts";
import { emergencyIn } from "./emergency-words.ts";
import { mattersNamed } from "./named-matter.ts";
import { referenceIn } from "./reference-in.ts";
import { saysNothing, smallTalk } from "./small-talk.ts";
import { asksStatus, looksLikeSpam, wantsMoreAgain, wantsNoMore, wantsPerson } from "./wishes.ts";

/** What came in, as far as it decides what the citizen did. */
export interface Incoming {
  text: string;
  /** A shared position. */
  pin: boolean;
  /** Pictures, sounds, files. */
  attachments: number;
  /** Of a pressed button; null = typed. */
  payload: string | null;
}

/** What it is read against. Places and articles are only looked for when nothing cheaper has answered. */
export interface Hearing {
  state: DialogueState;
  /** Codes of the wards that were offered, in their order. */
  wards: readonly string[];
  /** Whether the text names a place of the city. */
  namesPlace(): boolean;
  /** Id of the article that surely answers the text. */
  articleFor(): string | null;
}

export interface Understood {
  act: Act;
  reference: string | null;
  /** Picked from what was offered. */
  wardCode: string | null;
  article: string | null;
}

const NOTHING: Omit<Understood, "act"> = { reference: null, wardCode: null, article: null };

/** What the citizen did. In doubt it is a matter: a ticket too many is better than a report lost. */
export function hear(said: Incoming, hearing: Hearing): Understood {
  return (
    pressed(said, hearing) ??
    wished(said, hearing) ??
    answered(said, hearing) ??
    talked(said, hearing) ??
    asked(said, hearing)
  );
}

const BUTTONS: Record<string, Act> = {
  person: "person",
  status: "status",
  clear: "thanks",
  report: "start",
  get_started: "start",
  feedback_start: "start",
};

function pressed({ payload }: Incoming, { wards }: Hearing): Understood | null {
  if (!payload) return null;
  const [name = "", value = ""] = payload.toLowerCase().split(":");
  if (name === "place" && wards.includes(value)) return { ...NOTHING, act: "place", wardCode: value };
  const act = Object.hasOwn(BUTTONS, name) ? BUTTONS[name] : undefined;
  return act ? { ...NOTHING, act } : null;
}

function wished({ text }: Incoming, { state }: Hearing): Understood | null {
  if (emergencyIn(text) !== null) return { ...NOTHING, act: "emergency" };
  if (looksLikeSpam(text)) return { ...NOTHING, act: "spam" };
  if (wantsNoMore(text)) return { ...NOTHING, act: "opt_out" };
  if (state === "opted_out" && wantsMoreAgain(text)) return { ...NOTHING, act: "opt_in" };
  return wantsPerson(text) ? { ...NOTHING, act: "person" } : null;
}

/** Words of an answer to "where is it?"; a longer text tells a matter of its own. */
const PLACE_WORDS = 25;
const SHORT_WORDS = 10;

/** An answer to what was asked last. */
function answered(said: Incoming, hearing: Hearing): Understood | null {
  const { text, pin } = said;
  if (hearing.state !== "asked_place") return null;
  if (pin) return { ...NOTHING, act: "place" };
  const picked = /^(?:so |chon )?([1-5])$/.exec(bareText(text))?.[1];
  const wardCode = picked ? hearing.wards[Number(picked) - 1] : undefined;
  if (wardCode) return { ...NOTHING, act: "place", wardCode };
  return isPlace(said, hearing) ? { ...NOTHING, act: "place" } : null;
}

function isPlace({ text }: Incoming, hearing: Hearing): boolean {
  if (saysNothing(text) || smallTalk(text) || asksStatus(text, referenceIn(text) !== null)) return false;
  const words = bareWords(text).length;
  return words <= SHORT_WORDS || (words <= PLACE_WORDS && hearing.namesPlace());
}

/** A reference and little else is a question about it. */
const BESIDE_REFERENCE = 12;

function talked({ text, attachments, pin }: Incoming, hearing: Hearing): Understood | null {
  const reference = referenceIn(text);
  const beside = attachments > 0 || pin;
  if (!beside && reference && bareWords(text).length <= BESIDE_REFERENCE)
    return { ...NOTHING, act: "status", reference };
  if (!beside && asksStatus(text, reference !== null) && !hearing.namesPlace())
    return { ...NOTHING, act: "status", reference };
  const talk = smallTalk(text);
  if (talk) return { ...NOTHING, act: beside ? "picture" : talk };
  if (!saysNothing(text)) return isLoneNumber(text) && !beside ? { ...NOTHING, act: "unclear" } : null;
  return { ...NOTHING, act: beside ? "picture" : "unclear" };
}

const isLoneNumber = (text: string) => /^\d{1,2}$/.test(bareText(text));

const QUESTION =
  /\?|\b(?:the nao|nhu nao|ra sao|lam sao|can (?:gi|nhung|giay|chuan bi)|giay to (?:gi|nao)|o dau|cho nao|bao lau|khi nao|may gio|thu tuc|gom (?:gi|nhung)|huong dan|cach (?:lam|dang|nop|xin)|muon (?:hoi|biet|lam|xin|dang)|xin hoi|cho hoi|(?:duoc|co) (?:khong|ko)|how (?:do|can|to)|where|what|when)\b/;
/** Somebody's own matter that went wrong is not answered with an article. */
const COMPLAINS =
  /\b(?:qua han|tre hen|cham (?:qua|tre)|lau qua|mai (?:khong|chua)|(?:ma|van|nhung) (?:chua|khong|bi)|chua (?:thay|duoc|co|nhan|tra)|tu choi|thai do|hach sach|lam kho|phien ha|di lai nhieu|bi (?:loi|tra ve|tu choi|mat)|doi tien|tieu cuc|vo cam|buc xuc|(?:nop|doi|cho) (?:hon )?\d+ (?:ngay|tuan|thang))\b/;

/** How one reports something is a question; "karaoke ồn quá, phải làm sao?" is a report. */
const HOW_TO_REPORT =
  /\b(?:phan anh|bao|gui|goi|lien he|khieu nai|to cao)\b.*\b(?:o dau|cho nao|the nao|nhu nao|so nao|lam sao|cach nao|cho ai|ai)\b/;
const reports = (text: string): boolean =>
  mattersNamed(text).some((sector) => sector !== "land_admin_procedures") && !HOW_TO_REPORT.test(bareText(text));

/** A question about a procedure that the knowledge base surely answers, else a matter. */
function asked({ text, attachments, pin }: Incoming, hearing: Hearing): Understood {
  const bare = bareText(text);
  const asks =
    attachments === 0 && !pin && (QUESTION.test(bare) || text.includes("?")) && !COMPLAINS.test(bare) && !reports(text);
  const article = asks ? hearing.articleFor() : null;
  return article ? { ...NOTHING, act: "question", article } : { ...NOTHING, act: "matter" };
}
