import { formatNumber } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import type { RisingWord } from "#src/domain/listening/rising-words.ts";
import { type ListeningQuery, postsHref } from "./listening-query.ts";

interface WordsProps {
  page: Page;
  query: ListeningQuery;
  words: readonly RisingWord[];
}

/** What is said more than before; places stand apart, since they rise with every event. Each leads to its posts. */
export function ListeningWords({ page, query, words }: WordsProps) {
  const texts = page.t.listening.trend;
  const [places, others] = [words.filter(({ place }) => place), words.filter(({ place }) => !place)];
  return (
    <div class="leader-two">
      <section class="panel">
        <h2>{texts.words}</h2>
        <p class="muted small">{texts.wordsText}</p>
        {others.length === 0 ? (
          <p class="muted">{texts.noWords}</p>
        ) : (
          <Words page={page} query={query} words={others} />
        )}
      </section>
      {places.length === 0 ? null : (
        <section class="panel">
          <h2>{texts.places}</h2>
          <Words page={page} query={query} words={places} />
        </section>
      )}
    </div>
  );
}

const Words = ({ page, query, words }: WordsProps) => (
  <ol class="rising">
    {words.map(({ word, n, before }) => (
      <li>
        <a href={postsHref(query, { q: `"${word}"` })} lang={page.lang === "vi" ? undefined : "vi"}>
          {word}
        </a>{" "}
        <span class="muted small">
          {page.t.listening.trend.word(formatNumber(n, page.lang), formatNumber(before, page.lang))}
        </span>
      </li>
    ))}
  </ol>
);
