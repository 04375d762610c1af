import { BarChart } from "#dashboards/components/charts/bar-chart.tsx";
import { MarkedText } from "#dashboards/components/marked-text.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { TopicPreview } from "#src/services/topics/preview-topic.ts";
import { MentionSource } from "./mention-row.tsx";

interface PreviewProps {
  page: Page;
  preview: TopicPreview;
  query: string;
}

/** What the topic would have held in the last thirty days, by day, and the newest of it. */
export function TopicPreviewPart({ page, preview, query }: PreviewProps) {
  const words = page.t.listening.topics;
  return (
    <section class="topic-preview" aria-labelledby="topic-preview-title">
      <h2 id="topic-preview-title">{words.previewTitle}</h2>
      {preview.n === 0 ? (
        <p class="muted">{words.previewNone}</p>
      ) : (
        <Found page={page} preview={preview} query={query} />
      )}
    </section>
  );
}

const dayMonth = (onDay: string) => onDay.slice(5).split("-").reverse().join("/");

function Found({ page, preview, query }: PreviewProps) {
  const { t, lang } = page;
  const words = t.listening.topics;
  const say = (value: number) => formatNumber(value, lang);
  const most = preview.days.reduce((best, day) => (day.n > best.n ? day : best));
  const found = (onDay: string) =>
    `/console/mentions?${new URLSearchParams({ tab: "all", relevance: "all", q: query, from: onDay, until: onDay })}`;
  return (
    <>
      <p>
        <strong>{words.previewCount(say(preview.n))}</strong>
      </p>
      <BarChart
        t={t}
        title={words.posts}
        summary={words.previewText(say(preview.n), say(most.n), dayMonth(most.onDay))}
        x={preview.days.map(({ onDay }) => dayMonth(onDay))}
        xLabel={words.day}
        series={[{ name: words.posts, values: preview.days.map(({ n }) => n) }]}
        format={say}
        href={(at) => found(preview.days[at]?.onDay ?? "")}
      />
      <h3>{words.newest}</h3>
      <ol class="mention-rows">
        {preview.newest.map((mention) => (
          <li class="mention">
            <MentionSource page={page} mention={mention} />
            <a class="mention-link" href={`/console/mentions/${mention.id}`}>
              <MarkedText text={mention.text.slice(0, 300)} phrases={mention.topics.flatMap(({ why }) => why)} />
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}
