import { raw } from "hono/html";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { formatDateTime } from "#src/domain/local-time.ts";
import { BriefBody, type BriefProps } from "./brief-body.tsx";
import { LeaderHead } from "./leader-head.tsx";
import { leaderHref } from "./leader-query.ts";

interface PageProps extends BriefProps {
  cityName: string;
  filtered: string[];
}

/** A brief on screen and on paper. */
export function BriefPage({ page, query, brief, cityName, filtered }: PageProps) {
  const words = page.t.brief;
  const full = brief.full !== null;
  const hidden: Record<string, string> = full ? { full: "1" } : {};
  const title = words.title(query.label[page.lang]);
  return (
    <LayoutStaff page={page} title={title}>
      <LeaderHead page={page} query={query} title={title} path="/leader/brief" filtered={filtered} hidden={hidden}>
        <a class="button button-quiet" href={leaderHref("/leader/brief", query, { full: full ? undefined : "1" })}>
          {full ? words.short : words.full}
        </a>
        <a class="button button-quiet" href={leaderHref("/leader/brief.xlsx", query)}>
          {words.xlsx}
        </a>
        <a class="button" href={leaderHref("/leader/brief.pdf", query, hidden)}>
          {words.pdf}
        </a>
      </LeaderHead>
      <p class="muted">{words.lead(cityName, formatDateTime(page.now))}</p>
      <BriefBody page={page} query={query} brief={brief} />
    </LayoutStaff>
  );
}

interface PaperProps extends Omit<PageProps, "filtered"> {
  css: string;
  /** Whence the links of the paper lead, without a slash at the end. */
  publicUrl: string;
}

/** The same on paper alone: one document with its styles in it, that asks for nothing from anywhere. */
export function BriefDocument({ page, query, brief, cityName, css, publicUrl }: PaperProps) {
  const words = page.t.brief;
  const title = words.title(query.label[page.lang]);
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={page.lang} data-theme="light">
        <head>
          <meta charset="utf-8" />
          <meta
            http-equiv="Content-Security-Policy"
            content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
          />
          <base href={`${publicUrl}/`} />
          <title>{title}</title>
          <style>{raw(css)}</style>
        </head>
        <body class="staff brief-paper">
          <main>
            <PageHead title={title} lead={words.lead(cityName, formatDateTime(page.now))} />
            <BriefBody page={page} query={query} brief={brief} />
          </main>
        </body>
      </html>
    </>
  );
}

/** Where no PDF can be made: what to do instead. */
export function NoPdfPage({ page, href }: { page: BriefProps["page"]; href: string }) {
  const words = page.t.brief;
  return (
    <LayoutStaff page={page} title={words.noPdf}>
      <PageHead title={words.noPdf} lead={words.noPdfText} />
      <p>
        <a class="button" href={href}>
          {words.back}
        </a>
      </p>
    </LayoutStaff>
  );
}
