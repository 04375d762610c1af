import { DateTime } from "#dashboards/components/date-time.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Panel } from "#dashboards/components/panel.tsx";
import { formatNumber } from "#dashboards/format/number.ts";
import type { IncidentPageProps } from "./incident-page.tsx";

type AnswerProps = Pick<IncidentPageProps, "page" | "data" | "answerKey" | "tried" | "preview">;

/** One answer for everybody: written, looked at in three of the wordings, then sent. And what was answered before. */
export function IncidentAnswer(props: AnswerProps) {
  const { page, data, preview } = props;
  const { incident, answers, mayAnswer } = data;
  const words = page.t.incidents.answer;
  const writes = mayAnswer && incident.state === "confirmed" && !incident.closing;
  if (!writes && answers.length === 0) return null;
  return (
    <Panel icon="send" title={preview ? words.previewTitle : words.title} id="answer-all">
      {writes && preview ? <Preview {...props} preview={preview} /> : null}
      {writes && !preview ? <Write {...props} /> : null}
      <Given page={page} data={data} />
    </Panel>
  );
}

function Write({ page, data, tried }: AnswerProps) {
  const { t } = page;
  const words = t.incidents.answer;
  const mine = tried?.action === "preview" || tried?.action === "answer";
  return (
    <form method="post" action={`/console/incidents/${data.incident.reference}/preview`}>
      <Field
        t={t}
        id="text"
        label={words.text}
        hint={words.hint}
        error={mine ? tried.errors.find(({ field }) => field === "text")?.message : undefined}
        required
        control={(ties) => (
          <textarea {...ties} rows={4} maxlength={1_400} required>
            {mine ? (tried.values.text ?? "") : ""}
          </textarea>
        )}
      />
      <button class="button" type="submit">
        {words.preview}
      </button>
    </form>
  );
}

function Preview({
  page,
  data,
  answerKey,
  tried,
  preview,
}: AnswerProps & { preview: NonNullable<AnswerProps["preview"]> }) {
  const { t, lang } = page;
  const words = t.incidents.answer;
  const text = tried?.values.text ?? "";
  const reached = preview.counts
    .filter(({ way }) => way !== "unreachable" && way !== "opted_out")
    .reduce((sum, { people }) => sum + people, 0);
  return (
    <>
      <ul class="incident-counts">
        {preview.counts.map(({ way, people }) => (
          <li>
            {words.ways[way]}: <strong>{words.count(formatNumber(people, lang))}</strong>
          </li>
        ))}
      </ul>
      {preview.samples.map((sample) => (
        <figure class="incident-sample">
          <figcaption>{words.sampleFor(sample.reference, words.ways[sample.way])}</figcaption>
          <blockquote class="words">{sample.text}</blockquote>
        </figure>
      ))}
      {reached === 0 ? <p class="warn">{words.nobody}</p> : null}
      <div class="incident-send">
        <form method="post" action={`/console/incidents/${data.incident.reference}/answer`}>
          <input type="hidden" name="key" value={answerKey} />
          <input type="hidden" name="text" value={text} />
          <button class="button" type="submit">
            {words.send(formatNumber(reached, lang))}
          </button>
        </form>
        <form method="post" action={`/console/incidents/${data.incident.reference}/edit`}>
          <input type="hidden" name="text" value={text} />
          <button class="button button-quiet" type="submit">
            {words.edit}
          </button>
        </form>
      </div>
    </>
  );
}

function Given({ page, data: { answers } }: Pick<AnswerProps, "page" | "data">) {
  const { t, lang } = page;
  const words = t.incidents.answer;
  if (answers.length === 0) return null;
  return (
    <ul class="incident-answers">
      {answers.map(({ text, by, at, done, told, missed }) => (
        <li>
          <p class="words">{text}</p>
          <p class="muted small">
            {by}, <DateTime at={at} />: {words.sent(formatNumber(told, lang))}
            {missed > 0 ? `; ${words.missed(formatNumber(missed, lang))}` : null}
            {done ? null : ` (${words.going})`}
          </p>
        </li>
      ))}
    </ul>
  );
}
