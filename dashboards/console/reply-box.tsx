import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { ReplyBox } from "#src/services/drafts/load-reply-box.ts";
import { measureReply } from "#src/services/drafts/measure-reply.ts";
import { FilesField } from "./files-field.tsx";
import { ReplyNotices } from "./reply-notices.tsx";
import { ReplyPreview } from "./reply-preview.tsx";
import { type ReplyTry, type ReplyValues, shownWay, valuesOf } from "./reply-try.ts";
import { isReachable, ReplyWays } from "./reply-ways.tsx";
import { sizeWords } from "./reply-words.ts";

export interface ReplyBoxProps {
  page: Page;
  reference: string;
  box: ReplyBox;
  tried: ReplyTry | undefined;
  open: boolean;
  publicUrl: string;
}

/** The answer to the citizen: on which way, in which words, how long. Works without script; reply.ts adds the counting. */
export function ReplyBoxForm({ page, reference, box, tried, open, publicUrl }: ReplyBoxProps) {
  const { t } = page;
  const values = valuesOf(box, tried);
  const errors = tried?.errors ?? [];
  const faultOf = (field: string) => errors.find((one) => one.field === field)?.message;
  const way = shownWay(box, values.way);
  const files = values.files ? values.files.split(",").length : 0;
  const size = measureReply({ publicUrl }, { text: values.text, way, files }, reference);
  const prefixed = errors.map(({ field, message }) => ({ field: field ? `reply-${field}` : "", message }));
  return (
    <details
      class="action reply"
      open={open}
      name="action"
      id="reply"
      data-key="c"
      data-says={t.console.action.reply.title}
    >
      <summary>{t.console.action.reply.title}</summary>
      <form
        method="post"
        action={`/console/tickets/${reference}/reply#reply`}
        enctype="multipart/form-data"
        novalidate
        data-island="reply"
        id="reply-form"
      >
        <ErrorSummary title={t.common.errorTitle} errors={prefixed} />
        <ReplyNotices page={page} box={box} tried={tried} />
        <p class="field-hint">{t.console.action.reply.hint}</p>
        <input type="hidden" name="seen" value={box.seen} />
        <ReplyWays page={page} box={box} wanted={values.way} error={faultOf("way")} />
        <ReadyTexts page={page} box={box} values={values} error={faultOf("template")} />
        <Field
          t={t}
          id="reply-text"
          label={t.reply.text}
          error={faultOf("text")}
          required
          control={(ties) => (
            <textarea {...ties} name="text" rows={6} maxlength={4000} required>
              {values.text}
            </textarea>
          )}
        />
        <p class="reply-size" data-reply-size aria-live="polite">
          {sizeWords(page, way, size)}
        </p>
        <FilesField page={page} action="reply" value={values.files || undefined} error={faultOf("files")} />
        {tried?.preview ? <ReplyPreview page={page} way={way} size={size} /> : null}
        <ReplyButtons page={page} box={box} asked={(tried?.answers.length ?? 0) > 0} />
      </form>
    </details>
  );
}

function ReplyButtons({ page, box, asked }: { page: Page; box: ReplyBox; asked: boolean }) {
  const words = page.t.reply;
  return (
    <div class="reply-buttons">
      <button class="button" type="submit" name="do" value="send" disabled={!isReachable(box)}>
        <Icon name="send" />
        {asked ? words.sendAnyway : words.send}
      </button>
      <button class="button button-quiet" type="submit" name="do" value="preview">
        {words.preview}
      </button>
      <button class="button button-quiet" type="submit" name="do" value="draft">
        {words.save}
      </button>
      {box.draft ? (
        <button class="button button-plain" type="submit" name="do" value="drop">
          {words.drop}
        </button>
      ) : null}
    </div>
  );
}

interface TextsProps {
  page: Page;
  box: ReplyBox;
  values: ReplyValues;
  error: string | undefined;
}

function ReadyTexts({ page, box, values, error }: TextsProps) {
  const words = page.t.reply;
  if (box.texts.length === 0) return null;
  const lacking = (names: readonly string[]) => names.map((name) => words.variable[name] ?? name).join(", ");
  return (
    <div class="reply-texts">
      <Field
        t={page.t}
        id="reply-template"
        label={words.template}
        error={error}
        control={(ties) => (
          <select {...ties} name="template">
            <option value="">{words.choose}</option>
            {box.texts.map(({ id, about, text, lacks }) => (
              <option value={id} disabled={text === null} selected={id === values.template}>
                {text === null ? `${about} (${words.lacks(lacking(lacks))})` : about}
              </option>
            ))}
          </select>
        )}
      />
      <button class="button button-quiet" type="submit" name="do" value="template">
        {words.insert}
      </button>
    </div>
  );
}
