import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import type { Lang } from "#dashboards/i18n/choose-language.ts";
import { paperCss } from "./paper-css.ts";

interface PaperProps {
  lang: Lang;
  title: string;
  lead: string;
  /** Whence the links of the paper lead, without a slash at the end. */
  publicUrl: string;
  children?: Child;
}

/** One document with its styles in it, that asks for nothing from anywhere. */
export function PaperDocument({ lang, title, lead, publicUrl, children }: PaperProps) {
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={lang} data-theme="light">
        <head>
          <meta charset="utf-8" />
          <meta
            http-equiv="Content-Security-Policy"
            content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
          />
          <base href={`${publicUrl}/`} />
          <title>{title}</title>
          <style>{raw(paperCss())}</style>
        </head>
        <body class="staff brief-paper">
          <main>
            <PageHead title={title} lead={lead} />
            {children}
          </main>
        </body>
      </html>
    </>
  );
}
