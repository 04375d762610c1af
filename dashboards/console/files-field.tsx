import type { Page } from "#dashboards/page.ts";
import type { TicketAction } from "#src/domain/transitions.ts";

interface FilesProps {
  page: Page;
  action: TicketAction;
  /** Ids of files that are stored already, from an attempt that was refused: "upl_a,upl_b". */
  value: string | undefined;
  error: string | undefined;
}

/** Pictures and documents that go with an answer. */
export function FilesField({ page, action, value, error }: FilesProps) {
  const words = page.t.ratings.files;
  const id = `${action}-files`;
  const kept = value ? value.split(",").length : 0;
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label class="field-label" for={id}>
        {words.label}
      </label>
      <p class="field-hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {kept > 0 ? (
        <>
          <input type="hidden" name="files" value={value} />
          <p class="file-note">{words.kept(kept)}</p>
        </>
      ) : null}
      <input
        type="file"
        id={id}
        name="files"
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf,video/mp4"
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        aria-invalid={error ? "true" : undefined}
      />
    </div>
  );
}
