import { Field } from "#dashboards/components/field.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { WardOptions } from "#dashboards/components/ward-options.tsx";
import type { Ward } from "#src/city/city.ts";
import type { FormPart } from "./form-part.ts";

export function WherePart({ t, values, error, wards }: FormPart & { wards: readonly Ward[] }) {
  return (
    <fieldset class="part">
      <legend>{t.form.whereTitle}</legend>
      <Field
        t={t}
        id="address"
        label={t.form.address}
        hint={t.form.addressHint}
        error={error("address")}
        control={(ties) => <input {...ties} type="text" maxlength={300} autocomplete="off" value={values.address} />}
      />
      <div
        class="locate"
        data-locate
        data-locating={t.form.locating}
        data-located={t.form.located("{m}")}
        data-coarse={t.form.locatedCoarse("{m}")}
        data-failed={t.form.locateFailed}
        hidden
      >
        <button class="button button-quiet" type="button" data-locate-button>
          <Icon name="current-location" />
          {t.form.locate}
        </button>
        <button class="button button-plain" type="button" data-locate-remove hidden>
          <Icon name="x" />
          {t.form.locateRemove}
        </button>
        <p role="status" data-locate-status />
      </div>
      <input type="hidden" name="lat" value={values.lat} />
      <input type="hidden" name="lng" value={values.lng} />
      <input type="hidden" name="accuracy_m" value={values.accuracy_m} />
      <input type="hidden" name="source" value={values.lat ? "browser" : ""} />
      <Field
        t={t}
        id="ward"
        label={t.form.ward}
        hint={t.form.wardHint}
        error={error("ward")}
        control={(ties) => (
          <select {...ties}>
            <option value="">{t.form.wardUnknown}</option>
            <WardOptions t={t} wards={wards} chosen={values.ward} />
          </select>
        )}
      />
    </fieldset>
  );
}
