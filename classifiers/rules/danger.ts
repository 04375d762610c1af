import { foldText } from "#src/domain/text.ts";
import type { Word } from "../text/words.ts";
import { wordsOf } from "../text/words.ts";
import { DANGER_RULES, type DangerRule } from "./danger-rules.ts";

export interface Danger {
  id: string;
  label: string;
}

/** Two phrases further apart than this many characters in one sentence seldom speak of one thing. */
const REACH = 160;
/** Below this share of words with marks a text is read as typed without them. */
const MARKED_SHARE = 0.35;

// The whole message is about something else: thanks, a drill, a film, an exam.
const NOT_HERE =
  "cảm ơn|cám ơn|tri ân|biết ơn|khen|diễn tập|bộ phim|phim hôm|trong phim|khỏe rồi|đã khỏe|trẻ con chơi với|đã dập tắt|đã được cứu|nói chơi|đùa thôi|game|học bài";
// The sentence tells of the past, unless it also says that it goes on.
const PAST =
  "năm ngoái|năm trước|năm kia|năm 0|tháng trước|tuần trước|tháng rồi|tuần rồi|từng|hồi xưa|ngày xưa|hồi đó|hồi trước|hôm trước|bữa trước|hôm kia|hôm qua|bữa kia|đợt trước|lần trước|trước đây|đã qua|hồi tết|tối qua|tối nào|đêm nào|rằm nào|chiều nào|sáng nào|ngày nào cũng|mỗi khi|có hôm|bữa em";
const GOES_ON = "đang|bây giờ|giờ|nay|lần này|hiện|lúc này|kìa";
// "nay" and "kia" without marks are mostly "này" and "kia", which say nothing about when.
const GOES_ON_UNMARKED = "dang|bay gio|gio|lan nay|hien|luc nay";
// What is only feared or supposed, when it stands before the danger or within it.
const SUPPOSED =
  "nếu|lỡ|nhỡ|lỡ mà|kẻo|coi chừng|có ngày|giả sử|mai mốt|thế nào cũng|nguy cơ|sợ rằng|có thể|biết đâu|phòng khi|phòng ngừa|suýt|xém|tưởng|chắc có ngày|e là|e rằng|sợ (?!quá|lắm|hãi|nước|gió|run|wá|thiệt|muốn|chết)|lo (?!lắm|quá)|như bị|như sắp|làm như|muốn chết|muốn xỉu|chừng nào có|đợi có|chờ có|rủi|mới chịu|thì sao|thì ai|mà có cháy|chưa có gì|chưa ai bị|chưa rơi|để tránh";
const NEGATED = "(?:không có|không còn|không bị|chưa bị|chưa có|chẳng có|không phải|không hề|hết) $";

/**
 * Dangers to life that the text says are happening now. Urgency may be raised by them, never lowered.
 * Past, supposed and negated dangers and figures of speech do not count. Pure; works with and without marks.
 */
export function dangersIn(text: string): Danger[] {
  const marked = isMarked(wordsOf(text));
  const form = marked ? FORMS.written : FORMS.folded;
  const spoken = (part: string) =>
    ` ${wordsOf(part)
      .map((word) => (marked ? word.written : word.folded))
      .join(" ")} `;
  if (form.notHere.test(spoken(text))) return [];
  const sentences = text.split(/[.!?;\n…]+(?=\s|$)/u).map(spoken);
  return form.rules
    .filter((rule) => sentences.some((sentence) => holds(rule, sentence, form)))
    .map(({ id, label }) => ({ id, label }));
}

function isMarked(words: readonly Word[]): boolean {
  return words.filter(({ marked }) => marked).length >= MARKED_SHARE * words.length;
}

interface CompiledRule {
  id: string;
  label: string;
  groups: RegExp[];
  unless: RegExp | undefined;
}
interface Form {
  rules: CompiledRule[];
  notHere: RegExp;
  past: RegExp;
  goesOn: RegExp;
  supposed: RegExp;
  negated: RegExp;
}

function holds(rule: CompiledRule, sentence: string, form: Form): boolean {
  if (rule.unless?.test(sentence)) return false;
  if (form.past.test(sentence) && !form.goesOn.test(sentence)) return false;
  const found = rule.groups.map((group) => group.exec(sentence));
  const starts: number[] = [];
  for (const match of found) {
    if (!match || form.negated.test(sentence.slice(0, match.index + 1))) return false;
    starts.push(match.index);
  }
  const first = Math.min(...starts);
  const last = Math.max(...starts);
  return last - first <= REACH && !form.supposed.test(sentence.slice(Math.max(0, first - 40), last + 40));
}

/** A phrase counts as whole syllables only; the closing space is looked at, not taken, so that phrases may touch. */
const phrases = (alternatives: string) => new RegExp(` (?:${alternatives})(?= )`);

function compile(rule: DangerRule, folded: boolean): CompiledRule {
  const say = (list: readonly string[]) => phrases(list.map(folded ? foldText : String).join("|"));
  return {
    id: rule.id,
    label: rule.label,
    groups: rule.groups.map((group) => say(folded ? (group.unmarked ?? group.say) : group.say)),
    unless: rule.unless && say(rule.unless),
  };
}

function formOf(folded: boolean): Form {
  const shape = folded ? foldText : String;
  return {
    rules: DANGER_RULES.map((rule) => compile(rule, folded)),
    notHere: phrases(shape(NOT_HERE)),
    past: phrases(shape(PAST)),
    goesOn: phrases(folded ? GOES_ON_UNMARKED : GOES_ON),
    supposed: phrases(shape(SUPPOSED)),
    negated: new RegExp(shape(NEGATED)),
  };
}

const FORMS = { written: formOf(false), folded: formOf(true) };
