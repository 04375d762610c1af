import type { Page } from "#dashboards/page.ts";
import { TOPIC_EXAMPLES, type TopicExample } from "#src/domain/listening/topic-examples.ts";
import { TOPIC_FIELDS } from "#src/domain/listening/topic-query.ts";

// Safe: the keys of a literal.
const EXAMPLES = Object.keys(TOPIC_EXAMPLES) as TopicExample[];

/** How a query is written, beside the field in which it is written. */
export function TopicHelp({ page }: { page: Page }) {
  const words = page.t.listening.topics.help;
  return (
    <aside class="topic-help" aria-labelledby="topic-help-title">
      <h2 id="topic-help-title">{words.title}</h2>
      <Lines rows={EXAMPLES.map((name) => [TOPIC_EXAMPLES[name], words.means[name]])} />
      <h3>{words.fields}</h3>
      <Lines rows={TOPIC_FIELDS.map((field) => [`${field}:`, words.ofField[field]])} />
    </aside>
  );
}

const Lines = ({ rows }: { rows: readonly (readonly [write: string, means: string])[] }) => (
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
