import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import type { Page } from "#dashboards/page.ts";
import { TOPIC_LIMITS } from "#src/domain/listening/topic-query.ts";
import type { TopicPreview } from "#src/services/topics/preview-topic.ts";
import type { TopicView } from "#src/services/topics/view.ts";
import type { TopicFaults } from "./topic-faults.ts";
import { TopicHelp } from "./topic-help.tsx";
import { TopicPreviewPart } from "./topic-preview.tsx";

export interface TopicDraft {
  name: string;
  query: string;
  active: boolean;
}

interface TopicProps {
  page: Page;
  /** Undefined: a new one. */
  topic: TopicView | undefined;
  draft: TopicDraft;
  preview?: TopicPreview | undefined;
  faults?: TopicFaults | undefined;
}

/** Name and query, how to write one, and what it would have brought: seen before it is saved. */
export function TopicPage(props: TopicProps) {
  const { page, topic, draft, preview, faults } = props;
  const words = page.t.listening.topics;
  const title = topic ? `${words.edit}: ${topic.name}` : words.add;
  return (
    <LayoutStaff page={page} title={title}>
      <PageHead title={title} lead={words.privacy} back={{ href: "/console/topics", text: words.back }} />
      <ErrorSummary title={page.t.common.errorTitle} errors={faults?.errors ?? []} />
      <div class="topic-edit">
        <TopicForm {...props} />
        <TopicHelp page={page} />
      </div>
      {preview ? <TopicPreviewPart page={page} preview={preview} query={draft.query} /> : null}
    </LayoutStaff>
  );
}

function TopicForm({ page, topic, draft, faults }: TopicProps) {
  const { t } = page;
  const words = t.listening.topics;
  const error = (name: string) => faults?.errors.find(({ field }) => field === name)?.message;
  return (
    <form class="topic-form" method="post" action={`/console/topics/${topic?.id ?? "new"}`}>
      <Field
        t={t}
        id="name"
        label={words.name}
        hint={words.nameHint}
        error={error("name")}
        required
        control={(ties) => <input {...ties} value={draft.name} required maxlength={80} autocomplete="off" />}
      />
      <Field
        t={t}
        id="query"
        label={words.query}
        hint={words.queryHint}
        error={error("query")}
        required
        control={(ties) => (
          <textarea {...ties} rows={4} required maxlength={TOPIC_LIMITS.characters} spellcheck={false}>
            {draft.query}
          </textarea>
        )}
      />
      <FaultPlace page={page} query={draft.query} faults={faults} />
      <label class="check">
        <input type="checkbox" name="active" checked={draft.active} />
        {words.isActive}
      </label>
      <div class="mention-main">
        <button class="button" type="submit" name="do" value="preview">
          {words.preview}
        </button>
        <button class="button button-quiet" type="submit" name="do" value="save">
          {words.save}
        </button>
      </div>
      {topic ? (
        <details class="topic-remove">
          <summary>{words.remove}</summary>
          <p class="muted">{words.removeText}</p>
          <button class="button button-quiet" type="submit" name="do" value="remove" formnovalidate>
            {words.remove}
          </button>
        </details>
      ) : null}
    </form>
  );
}

/** The query again, with the place of the fault marked: a text field cannot mark anything. */
function FaultPlace({ page, query, faults }: Pick<TopicProps, "page" | "faults"> & { query: string }) {
  if (!faults?.at) return null;
  const { from, to } = faults.at;
  return (
    <p class="topic-fault">
      <span class="sr">{page.t.listening.topics.faultAt(query.slice(from, to))}</span>
      <code aria-hidden="true">
        {query.slice(0, from)}
        <mark>{query.slice(from, to)}</mark>
        {query.slice(to)}
      </code>
    </p>
  );
}
