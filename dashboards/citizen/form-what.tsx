import { Field } from "#dashboards/components/field.tsx";
import { SECTORS } from "#src/domain/sectors.ts";
import type { FormPart } from "./form-part.ts";

export function WhatPart({ t, lang, values, error }: FormPart) {
  return (
    <fieldset class="part">
      <legend>{t.form.whatTitle}</legend>
      <Field
        t={t}
        id="content"
        label={t.form.content}
        hint={t.form.contentHint}
        error={error("content")}
        required
        control={(ties) => (
          <textarea {...ties} rows={6} maxlength={5000} required>
            {values.content}
          </textarea>
        )}
      />
      <Photos t={t} lang={lang} values={values} error={error} />
      <Field
        t={t}
        id="category"
        label={t.form.category}
        error={error("category")}
        control={(ties) => (
          <select {...ties}>
            <option value="">{t.form.categoryAuto}</option>
            {SECTORS.map(({ id, label }) => (
              <option value={id} selected={id === values.category}>
                {label[lang]}
              </option>
            ))}
          </select>
        )}
      />
    </fieldset>
  );
}

const ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf,video/mp4";

function Photos({ t, values, error }: FormPart) {
  return (
    <div
      data-photos
      data-too-many={t.form.tooManyFiles(5)}
      data-remove={t.form.removeFile("{name}")}
      data-too-large={t.form.fileTooLarge("{name}")}
    >
      <Field
        t={t}
        id="photos"
        label={t.form.photos}
        hint={t.form.photosHint}
        error={error("photos")}
        control={(ties) => <input {...ties} class="files" type="file" multiple accept={ACCEPTED} />}
      />
      <p class="field-error" data-photos-error role="status" hidden />
      <ul class="previews" data-previews hidden />
      {values.kept.length > 0 ? (
        <fieldset class="kept">
          <legend>{t.form.photosKept}</legend>
          {values.kept.map(({ id, name }) => (
            <label class="check">
              <input type="checkbox" name="attachments" value={id} checked />
              <input type="hidden" name={`kept_${id}`} value={name} />
              <span>{t.form.photosKeepLabel(name)}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
