import type { Context } from "hono";
import { errorPage } from "#dashboards/components/error-page.tsx";
import { chooseLanguage } from "#dashboards/i18n/choose-language.ts";
import { inEnglish } from "#dashboards/i18n/said.ts";
import type { ErrorAnswer } from "#src/api/errors.ts";
import type { HttpEnv } from "#src/api/http-env.ts";

/** How a failed request looks to a person, in the language that they read the pages in. */
export function failurePage({ status, message }: ErrorAnswer, requestId: string, c: Context<HttpEnv>): string {
  const lang = chooseLanguage(c);
  return errorPage(status, lang === "vi" ? message : inEnglish(message), requestId, lang);
}
