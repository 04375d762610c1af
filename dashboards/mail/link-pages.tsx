import type { Child } from "hono/jsx";
import { LayoutCitizen } from "#dashboards/components/layout-citizen.tsx";
import type { Page } from "#dashboards/page.ts";

type Stop = "brief-stop" | "follow-stop";

function Plain({ page, title, children }: { page: Page; title: string; children?: Child }) {
  return (
    <LayoutCitizen page={page} title={title}>
      <div class="narrow">
        <h1>{title}</h1>
        {children}
      </div>
    </LayoutCitizen>
  );
}

const BackToPublic = ({ page: { t } }: { page: Page }) => (
  <p>
    <a href="/cong-khai">{t.mail.follow.back}</a>
  </p>
);

export function StopPage({ page, act, action }: { page: Page; act: Stop; action: string }) {
  const words = page.t.mail.stop;
  return (
    <Plain page={page} title={words.title[act]}>
      <p class="lead">{words.text[act]}</p>
      <form method="post" action={action}>
        <button class="button button-big" type="submit">
          {words.button}
        </button>
      </form>
    </Plain>
  );
}

export function StoppedPage({ page, act }: { page: Page; act: Stop }) {
  const words = page.t.mail.stop;
  return (
    <Plain page={page} title={words.done[act]}>
      <p role="status">{words.doneText}</p>
    </Plain>
  );
}

export function ConfirmPage({ page, ward, action }: { page: Page; ward: string; action: string }) {
  const words = page.t.mail.follow;
  return (
    <Plain page={page} title={words.confirmTitle}>
      <p class="lead">{words.confirmText(ward)}</p>
      <form method="post" action={action}>
        <button class="button button-big" type="submit">
          {words.confirm}
        </button>
      </form>
    </Plain>
  );
}

export function FollowingPage({ page, ward }: { page: Page; ward: string }) {
  const words = page.t.mail.follow;
  return (
    <Plain page={page} title={words.confirmed(ward)}>
      <p role="status">{words.confirmedText}</p>
      <BackToPublic page={page} />
    </Plain>
  );
}

export function FollowGonePage({ page }: { page: Page }) {
  const words = page.t.mail.follow;
  return (
    <Plain page={page} title={words.confirmTitle}>
      <p role="status">{words.gone}</p>
      <BackToPublic page={page} />
    </Plain>
  );
}

/** After the form was sent: the same for everybody, whatever we know of the address. */
export function AskedPage({ page }: { page: Page }) {
  const words = page.t.mail.follow;
  return (
    <Plain page={page} title={words.asked}>
      <p role="status">{words.askedText}</p>
      <BackToPublic page={page} />
    </Plain>
  );
}
