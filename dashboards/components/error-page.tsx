import { dictionary, type Lang } from "#dashboards/i18n/choose-language.ts";
import { Layout } from "./layout.tsx";
import { Wordmark } from "./wordmark.tsx";

/**
 * The page for a request that failed, as a whole document. Needs nothing that could itself have failed.
 * @param message a sentence for the reader; empty: the general one. Escaped here
 * @param requestId what the reader quotes when asking for help; found again in the log
 */
export function errorPage(status: number, message: string, requestId: string, lang: Lang = "vi"): string {
  const t = dictionary(lang);
  const title = t.error.title[status] ?? t.error.title[500] ?? "";
  const text = message || (status === 404 ? t.error.notFoundText : t.error.text);
  const page = (
    <Layout page={{ lang, t }} title={title} styles="citizen.css" bodyClass="citizen">
      <header class="top">
        <div class="top-in">
          <Wordmark t={t} href="/" />
        </div>
      </header>
      <main id="main" tabindex={-1} class="failure">
        <p class="failure-code">{status}</p>
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a class="button" href="/">
            {t.error.home}
          </a>
        </p>
        {requestId ? (
          <p class="muted">
            {t.error.requestId}: <code>{requestId}</code>
          </p>
        ) : null}
      </main>
    </Layout>
  );
  return String(page);
}
