import { Icon } from "#dashboards/components/icon.tsx";
import { Said } from "#dashboards/components/said.tsx";
import type { Page } from "#dashboards/page.ts";
import { may } from "#src/domain/policy.ts";
import type { AccountProblem } from "#src/services/accounts/account-problems.ts";

/** Accounts through which nothing can be sent now, on every page that depends on them, with what to do about it. */
export function ChannelsBanner({ page, problems }: { page: Page; problems: readonly AccountProblem[] }) {
  if (problems.length === 0) return null;
  const words = page.t.reply.channels;
  const runs = page.actor !== null && may(page.actor, "configure");
  return (
    <section class="notice notice-wrong channels-banner" aria-label={words.problem}>
      <Icon name="plug-connected-x" />
      <div>
        <ul>
          {problems.map(({ says, reason, waiting }) => (
            <li>
              <Said page={page} sentence={says} /> {reason ? <Said page={page} sentence={reason} /> : null}
              {waiting > 0 ? <strong> {words.waiting(waiting)}.</strong> : null}
            </li>
          ))}
        </ul>
        <p>
          {runs ? words.todoAdmin : words.todoStaff} {runs ? <a href="/admin/channels">{words.see}</a> : null}
        </p>
      </div>
    </section>
  );
}
