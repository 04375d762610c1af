import type { Page } from "#dashboards/page.ts";

/** How a query is written, beside the field in which it is written. */
export function TopicHelp({ page }: { page: Page }) {
  const words = page.t.listening.topics.help;
  return (
    <aside class="topic-help" aria-labelledby="topic-help-title">
      <h2 id="topic-help-title">{words.title}</h2>
      <Lines rows={words.rows} />
      <h3>{words.fields}</h3>
      <Lines rows={words.fieldRows} />
    </aside>
  );
}

const Lines = ({ rows }: { rows: readonly (readonly [string, string])[] }) => (
  <dl>
    {rows.map(([write, means]) => (
      <div>
        <dt>
          <code>{write}</code>
        </dt>
        <dd>{means}</dd>
      </div>
    ))}
  </dl>
);
