import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import { formatDateTime } from "#src/domain/local-time.ts";
import type { CallBack } from "#src/services/dialogue/call-backs.ts";

/** Whom to call back. Numbers are masked; who calls opens the ticket, where revealing them is written down. */
export function CallBacksPage({ page, items }: { page: Page; items: CallBack[] }) {
  const words = page.t.templates.callBacks;
  return (
    <LayoutStaff page={page} title={words.title}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {items.length === 0 ? (
        <EmptyState icon="phone" tone="good" title={words.empty} text={words.emptyText} />
      ) : (
        <table class="figures">
          <thead>
            <tr>
              {[words.phone, words.last, words.times, words.ticket].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr>
                <th scope="row">{item.phone ?? words.hidden}</th>
                <td data-of={words.last}>{formatDateTime(new Date(item.lastCalledAt))}</td>
                <td data-of={words.times}>{item.times}</td>
                <td data-of={words.ticket}>
                  {item.reference ? (
                    <a href={`/console/tickets/${item.reference}`}>{item.reference}</a>
                  ) : (
                    page.t.common.noData
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </LayoutStaff>
  );
}
