import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Article } from "#src/city/pack/knowledge-file.ts";
import { formatDate, localDate } from "#src/domain/local-time.ts";
import type { Tried } from "#src/services/dialogue/knowledge.ts";
import type { TextSetting } from "#src/services/dialogue/text-settings.ts";
import { TextVersions } from "./text-versions.tsx";

interface Props {
  page: Page;
  setting: TextSetting<"knowledge">;
  /** What was tried, and what came up. */
  asked: string;
  tried: Tried | null;
  flash?: string | undefined;
  errors?: { field: string; message: string }[];
}

export function KnowledgePage({ page, setting, asked, tried, flash, errors = [] }: Props) {
  const words = page.t.templates.knowledge;
  const { articles } = setting.document;
  return (
    <LayoutStaff page={page} title={words.title}>
      <Flash text={flash} />
      <ErrorSummary title={page.t.common.errorTitle} errors={errors} />
      <div class="list-head">
        <h1>{words.title}</h1>
        <a class="button button-quiet" href="/admin/knowledge/new">
          {words.add}
        </a>
      </div>
      <p class="lead">{words.lead}</p>
      <search>
        <form class="find-bar" method="get" action="/admin/knowledge">
          <label for="q">{words.search}</label>
          <input id="q" name="q" type="search" value={asked} placeholder={words.searchHint} maxlength={300} />
          <button class="button button-quiet" type="submit">
            {words.find}
          </button>
        </form>
      </search>
      {tried ? <Answer page={page} tried={tried} articles={articles} /> : null}
      <p class="muted">{words.articles(articles.length)}</p>
      <List page={page} articles={articles} />
      <TextVersions page={page} part="knowledge" setting={setting} />
    </LayoutStaff>
  );
}

const percent = (share: number, lang: string) =>
  new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 0 }).format(share);

function Answer({ page, tried, articles }: { page: Page; tried: Tried; articles: Article[] }) {
  const words = page.t.templates.knowledge;
  const titleOf = (id: string) => articles.find((one) => one.id === id)?.title ?? id;
  return (
    <section class="notice" aria-live="polite">
      <div>
        <p class="notice-title">{tried.answer ? words.answers(titleOf(tried.answer)) : words.silent}</p>
        {tried.near.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <>
            <p>{words.near}</p>
            <ol>
              {tried.near.map(({ id, sure }) => (
                <li>
                  <a href={`/admin/knowledge/${id}`}>{titleOf(id)}</a>{" "}
                  <span class="muted">{words.sure(percent(sure, page.lang))}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </section>
  );
}

function List({ page, articles }: { page: Page; articles: Article[] }) {
  const words = page.t.templates.knowledge;
  const today = localDate(page.now);
  return (
    <table class="figures texts">
      <thead>
        <tr>
          <th scope="col">{words.articleTitle}</th>
          <th scope="col">{words.answer}</th>
        </tr>
      </thead>
      <tbody>
        {articles.map(({ id, title, answer, sources, validUntil }) => (
          <tr>
            <th scope="row">
              <a href={`/admin/knowledge/${id}`}>{title}</a>
              {validUntil && validUntil < today ? <span class="badge">{words.expired}</span> : null}
              {validUntil && validUntil >= today ? (
                <small class="muted">
                  {words.validUntil} {formatDate(new Date(`${validUntil}T12:00:00+07:00`))}
                </small>
              ) : null}
            </th>
            <td data-of={words.answer} lang="vi">
              {answer}
              <small class="muted">{sources.map(({ name }) => name).join("; ")}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
