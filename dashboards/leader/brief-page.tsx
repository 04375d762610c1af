import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { SampleBanner } from "#dashboards/components/sample-banner.tsx";
import { formatDateTime } from "#src/domain/local-time.ts";
import { BriefBody, type BriefProps } from "./brief-body.tsx";
import { LeaderHead } from "./leader-head.tsx";
import { leaderHref } from "./leader-query.ts";
import { PaperDocument } from "./paper-document.tsx";

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
        <a class="button button-quiet" href="/leader/brief/mail">
          {page.t.mail.briefs.nav}
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
  /** Whence the links of the paper lead, without a slash at the end. */
  publicUrl: string;
}

/** The same on paper alone. */
export function BriefDocument({ page, query, brief, cityName, publicUrl }: PaperProps) {
  const words = page.t.brief;
  return (
    <PaperDocument
      lang={page.lang}
      title={words.title(query.label[page.lang])}
      lead={words.lead(cityName, formatDateTime(page.now))}
      publicUrl={publicUrl}
    >
      <SampleBanner page={page} />
      <BriefBody page={page} query={query} brief={brief} />
    </PaperDocument>
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
