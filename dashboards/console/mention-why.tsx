import { UrgencyBadge } from "#dashboards/components/badges.tsx";
import { Chip, Chips } from "#dashboards/components/chip.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { Said } from "#dashboards/components/said.tsx";
import { sectorIcon } from "#dashboards/components/sector-icon.ts";
import { formatPercent } from "#dashboards/format/number.ts";
import type { Page } from "#dashboards/page.ts";
import { KIND_LABEL, SENTIMENT_LABEL } from "#src/domain/kind.ts";
import { RELEVANCE_FEATURES } from "#src/domain/listening/relevance.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { foldText } from "#src/domain/text.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import { type MentionQuery, mentionsUrl } from "./mention-query.ts";

interface WhyProps {
  page: Page;
  query: MentionQuery;
  mention: MentionView;
}

/** What the machine made of a post, and by what it came here: each in words, with how sure it is. */
export function MentionWhy({ page, query, mention }: WhyProps) {
  const words = page.t.listening.one;
  return (
    <section class="mention-why">
      <h3>{words.why}</h3>
      <dl class="facts">
        <Verdict page={page} mention={mention} />
        <div>
          <dt>{words.place}</dt>
          <dd>{placeOf(mention) ?? words.noWard}</dd>
        </div>
        <div>
          <dt>{words.unit}</dt>
          <dd>{mention.unit?.name ?? words.noUnit}</dd>
        </div>
        <Relevance page={page} mention={mention} />
        <Topics page={page} query={query} mention={mention} />
      </dl>
      {mention.reasons.length > 0 ? (
        <ul class="reasons">
          {mention.reasons.map((reason) => (
            <li>
              <Said page={page} sentence={reason} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** A place that is named like its ward is said once. */
function placeOf({ place, ward }: MentionView): string | null {
  const isWard = place !== null && ward !== null && foldText(ward.name).endsWith(foldText(place));
  return [isWard ? null : place, ward?.name].filter(Boolean).join(", ") || null;
}

function Verdict({ page, mention }: Omit<WhyProps, "query">) {
  const { t, lang } = page;
  const { sector, urgency, verdictKind, sentiment, confidence } = mention;
  const sure = formatPercent(confidence === null ? null : confidence * 100, lang);
  return (
    <div>
      <dt>{t.listening.one.verdict}</dt>
      <dd>
        <span class="mention-facts">
          {sector ? (
            <span>
              <Icon name={sectorIcon(sector)} />
              {sectorLabel(sector, lang)}
              {sure ? <strong> {sure}</strong> : null}
            </span>
          ) : (
            <span class="muted">{confidence === null ? t.listening.list.unread : t.listening.list.noSector}</span>
          )}
          {urgency ? <UrgencyBadge urgency={urgency} lang={lang} /> : null}
          {verdictKind ? <span>{KIND_LABEL[verdictKind][lang]}</span> : null}
          {sentiment ? <span class={`tone-${sentiment}`}>{SENTIMENT_LABEL[sentiment][lang]}</span> : null}
        </span>
      </dd>
    </div>
  );
}

function Relevance({ page, mention }: Omit<WhyProps, "query">) {
  const { t, lang } = page;
  if (mention.relevance === null) return null;
  const why = mention.relevanceWhy.flatMap((key) => {
    const known = Object.hasOwn(RELEVANCE_FEATURES, key)
      ? RELEVANCE_FEATURES[key as keyof typeof RELEVANCE_FEATURES]
      : null; // a key of its own, looked at just before
    return known ? [known[lang]] : [];
  });
  return (
    <div>
      <dt>{t.listening.one.relevance}</dt>
      <dd>
        {t.listening.one.relevant(formatPercent(mention.relevance * 100, lang) ?? "")}
        {why.length > 0 ? <span class="muted">: {why.join(", ")}</span> : null}
      </dd>
    </div>
  );
}

function Topics({ page, query, mention: { topics } }: WhyProps) {
  const words = page.t.listening.one;
  if (topics.length === 0) return null;
  return (
    <div>
      <dt>{words.topics}</dt>
      <dd>
        <Chips label={words.topics}>
          {topics.map(({ id, name, why }) => (
            <Chip
              text={why.length > 0 ? `${name} (${words.words(why.join(", "))})` : name}
              href={mentionsUrl(query, { topic: id })}
            />
          ))}
        </Chips>
      </dd>
    </div>
  );
}
