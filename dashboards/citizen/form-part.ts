import type { Lang } from "#dashboards/i18n/choose-language.ts";
import type { Dictionary } from "#dashboards/i18n/vi.ts";
import type { FormValues } from "./form-values.ts";

/** What each part of the form gets. */
export interface FormPart {
  t: Dictionary;
  lang: Lang;
  values: FormValues;
  error: (field: string) => string | undefined;
}
