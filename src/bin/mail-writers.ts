import type { Config } from "#src/config.ts";
import { type BriefWriter, writeBriefMail } from "#src/services/briefs/write-brief-mail.ts";
import { writeFollowMail } from "#src/services/follows/write-follow-mail.ts";
import type { MailWriters } from "#src/services/mails/send-mails.ts";
import { writeNoticesMail } from "#src/services/notices/write-notices-mail.ts";

/** The words of mails. Pages and their styles are loaded with the first brief or digest: most workers write none. */
export function mailWriters({ chromium }: Pick<Config, "chromium">): MailWriters {
  let loaded: ReturnType<typeof load> | undefined;
  const words = () => {
    loaded ??= load(chromium);
    // What could not be loaded once is loaded anew with the next mail.
    loaded.catch(() => {
      loaded = undefined;
    });
    return loaded;
  };
  return {
    brief: async (ctx, mail) => writeBriefMail(ctx, mail, (await words()).brief),
    follow_confirm: async (ctx, mail) => writeFollowMail(ctx, mail, (await words()).follow),
    area_digest: async (ctx, mail) => writeFollowMail(ctx, mail, (await words()).follow),
    notices: writeNoticesMail,
  };
}

async function load(chromium: string | null) {
  const [
    { briefWriter },
    { listeningWriter },
    { followWriter },
    { leaderVerbs },
    { directiveVerbs },
    { listeningVerbs },
    { alertVerbs },
  ] = await Promise.all([
    import("#dashboards/leader/write-brief.tsx"),
    import("#dashboards/leader/write-listening.tsx"),
    import("#dashboards/public/write-follow.ts"),
    import("#dashboards/leader-verbs.ts"),
    import("#dashboards/directive-verbs.ts"),
    import("#dashboards/listening-verbs.ts"),
    import("#dashboards/alert-verbs.ts"),
  ]);
  const figures = briefWriter({ ...leaderVerbs, ...directiveVerbs }, { chromium });
  const listening = listeningWriter({ ...listeningVerbs, ...alertVerbs, ...directiveVerbs }, { chromium });
  const brief: BriefWriter = (ctx, order, stopUrl) => ({ figures, listening })[order.about](ctx, order, stopUrl);
  return {
    brief,
    follow: followWriter(leaderVerbs),
  };
}
