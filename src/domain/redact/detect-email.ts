import type { Finding } from "./finding.ts";
import type { Reading } from "./reading.ts";

// Found from the "@" outwards: a pattern that starts with the name would read a long run of letters once for each letter.
const NAME_BEFORE = /[a-z0-9][a-z0-9._%+-]{0,63}$/;
const HOST_AFTER = /^ ?(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\.){1,5}[a-z]{2,24}(?![a-z0-9])/;
const PROVIDER = "(?:gmail|gmai|gamil|yahoo|hotmail|outlook|icloud|live|proton|protonmail|zoho)";
const PROVIDER_AFTER = new RegExp(`^ ?${PROVIDER}(?:[ .,]{1,3}(?:com|vn|net|me)(?:\\.vn)?)?(?![a-z0-9])`);

/** "a còng", "(at)", "gmail chấm com": said on the phone or hidden from robots. */
const SAID = new RegExp(
  `(?<![a-z0-9._-])[a-z0-9][a-z0-9._-]{0,40} ?(?:\\((?:at|a|@)\\)|\\[(?:at|a|@)\\]|(?<= )(?:at|a cong|a moc|a vong)) ?` +
    `${PROVIDER}(?: ?(?:\\.| cham | dot |,| ) ?(?:com|vn|net))?(?![a-z0-9])`,
  "g",
);
/** "lan.nguyen92 gmail com": clear only with a digit or a dot in the name, or a word that announces it. */
const WITHOUT_SIGN = new RegExp(
  `(?<=(?<![a-z])(?:e-?mail|mail|gmail)(?: (?:la|cua toi|cua em|toi|em))?[ :]{1,3})[a-z0-9][a-z0-9._-]{2,40} ?${PROVIDER}[ .]com(?![a-z0-9])` +
    `|(?<![a-z0-9._-])[a-z](?=[a-z_-]{0,30}[0-9.])[a-z0-9._-]{3,40} ${PROVIDER}[ .]com(?![a-z0-9])`,
  "g",
);

export function detectEmail({ folded }: Reading): Finding[] {
  const found: Finding[] = [];
  for (let at = folded.indexOf("@"); at >= 0; at = folded.indexOf("@", at + 1)) {
    const before = folded.slice(Math.max(0, at - 66), at);
    const name = NAME_BEFORE.exec(before.endsWith(" ") ? before.slice(0, -1) : before);
    const after = folded.slice(at + 1, at + 260);
    const host = HOST_AFTER.exec(after) ?? PROVIDER_AFTER.exec(after);
    if (name && host) {
      const start = at - before.length + name.index;
      found.push({ type: "email", start, end: at + 1 + host[0].length });
    }
  }
  if (!/mail|yahoo|outlook|icloud/.test(folded)) return found;
  for (const said of [SAID, WITHOUT_SIGN])
    for (const match of folded.matchAll(said))
      found.push({ type: "email", start: match.index, end: match.index + match[0].length });
  return found;
}
