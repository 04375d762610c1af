import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import { QrCode } from "#dashboards/components/qr-code.tsx";
import type { Page } from "#dashboards/page.ts";
import { LookupForm } from "./lookup-form.tsx";
import type { Receipt } from "./receipt.ts";

interface DoneProps {
  page: Page;
  receipt: Receipt;
  trackUrl: string;
  formId: string;
}

export function DonePage({ page, receipt, trackUrl, formId }: DoneProps) {
  const { t } = page;
  return (
    <LayoutCitizen page={page} title={t.done.title}>
      <div class="narrow">
        <div class="done-head">
          <Icon name="circle-check" />
          <h1>{t.done.title}</h1>
        </div>
        <p class="lead">{receipt.duplicate ? t.done.duplicate : t.done.lead}</p>
        <section class="ticket-stub">
          <div>
            <h2 class="stub-label">{t.done.code}</h2>
            <p class="stub-code">{receipt.code}</p>
            <p class="muted">{t.done.qrHint}</p>
            <p>
              <a class="button" href={`/t/${receipt.code}`}>
                {t.done.track}
                <Icon name="arrow-right" />
              </a>
            </p>
          </div>
          <QrCode text={trackUrl} label={t.done.qrAlt(receipt.code)} />
        </section>
        <details class="privacy">
          <summary>
            <Icon name="lock" />
            {t.done.secretTitle}
          </summary>
          <p class="stub-secret">
            <code>{receipt.secret}</code>
          </p>
          <p class="muted">{t.done.secretHint}</p>
        </details>
        <h2>{t.done.nextTitle}</h2>
        <ul class="ticks">
          {t.done.next.map((line) => (
            <li>
              <Icon name="check" />
              <span>{line}</span>
            </li>
          ))}
        </ul>
        <p>
          <a href={`/f/${encodeURIComponent(formId)}`}>{t.done.another}</a>
        </p>
      </div>
    </LayoutCitizen>
  );
}

/** Reloaded too late, or opened on another machine. */
export function GonePage({ page }: { page: Page }) {
  const { t } = page;
  return (
    <LayoutCitizen page={page} title={t.done.goneTitle}>
      <div class="narrow">
        <h1>{t.done.goneTitle}</h1>
        <p class="lead">{t.done.goneText}</p>
        <div class="lookup-card">
          <LookupForm t={t} title={t.home.trackTitle} />
        </div>
      </div>
    </LayoutCitizen>
  );
}
