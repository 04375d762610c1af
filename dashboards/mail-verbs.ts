import { listBriefs } from "#src/services/briefs/list-briefs.ts";
import { endBrief, endBriefByLink, subscribeBrief } from "#src/services/briefs/subscribe.ts";
import { testBrief } from "#src/services/briefs/test-brief.ts";
import { askFollow } from "#src/services/follows/ask-follow.ts";
import { confirmFollow, findFollow, stopFollow } from "#src/services/follows/change-follow.ts";
import { knowsMailLink } from "#src/services/mails/links.ts";
import { setNoticeMail, wantsNoticeMail } from "#src/services/notices/mail-notices.ts";

/** What the pages about mails ask of the service: briefs for leaders, wards that citizens follow, links in both. */
export const mailVerbs = {
  ...{ listBriefs, subscribeBrief, endBrief, endBriefByLink, testBrief },
  ...{ askFollow, confirmFollow, findFollow, stopFollow },
  ...{ wantsNoticeMail, setNoticeMail },
  knowsMailLink,
};
export type MailVerbs = typeof mailVerbs;
