import { Checklist } from "#dashboards/components/checklist.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { navOf } from "#dashboards/components/nav-groups.ts";
import { PageHead } from "#dashboards/components/page-head.tsx";
import type { Page } from "#dashboards/page.ts";
import type { Attention } from "#src/services/setup/attention.ts";
import { SAID_STEPS, type Setup, type SetupStep } from "#src/services/setup/checklist.ts";

interface OverviewProps {
  page: Page;
  attention: Attention;
  setup: Setup;
}

/** Where an administrator begins: what needs them, what a new city has still to do, and every page by its subject. */
export function OverviewPage({ page, attention, setup }: OverviewProps) {
  const words = page.t.admin.overview;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead} />
      {setup.over ? null : <FirstSteps page={page} setup={setup} />}
      <NeedsAttention page={page} attention={attention} />
      <Pages page={page} />
      {setup.over && setup.steps.some(({ done }) => !done) ? (
        <form method="post" action="/admin/setup">
          <button class="button button-plain button-small" type="submit" name="step" value="show">
            {page.t.admin.setup.show}
          </button>
        </form>
      ) : null}
    </LayoutStaff>
  );
}

const WHERE: Record<SetupStep, string | undefined> = {
  password: "/console/password",
  people: "/admin/people",
  channel: "/admin/channels/new",
  boundaries: "/admin/wards",
  templates: "/admin/templates",
  test_report: "/f/phan-anh",
  backup: undefined,
};

function FirstSteps({ page, setup }: { page: Page; setup: Setup }) {
  const words = page.t.admin.setup;
  const done = setup.steps.filter((step) => step.done).length;
  const left = SAID_STEPS.filter((id) => setup.steps.some((step) => step.id === id && !step.done));
  return (
    <section class="panel">
      <h2>
        <Icon name="list-check" />
        {words.title}
      </h2>
      <p class="muted">{words.progress(done, setup.steps.length)}</p>
      <Checklist
        t={page.t}
        items={setup.steps.map((step) => ({ ...words.steps[step.id], done: step.done, href: WHERE[step.id] }))}
      />
      <form class="setup-acts" method="post" action="/admin/setup">
        {left.map((id) => (
          <button class="button button-quiet button-small" type="submit" name="step" value={id}>
            {words.said}: {words.steps[id].title}
          </button>
        ))}
        <a class="button button-quiet button-small" href="/admin/sample">
          {page.t.sample.first}
        </a>
        <button class="button button-plain button-small" type="submit" name="step" value="dismiss">
          {words.dismiss}
        </button>
      </form>
    </section>
  );
}

interface Need {
  text: string;
  href: string;
  grave: boolean;
}

function needsOf({ t }: Page, of: Attention): Need[] {
  const words = t.admin.overview;
  const counted = (n: number, text: (n: number) => string, href: string, grave = false): Need[] =>
    n > 0 ? [{ text: text(n), href, grave }] : [];
  return [
    ...counted(of.channelsShut, words.channelsShut, "/admin/channels", true),
    ...counted(of.outboxStuck, words.outboxStuck, "/admin/channels", true),
    ...counted(of.deadLetters, words.deadLetters, "/admin/dead-letters", true),
    ...(of.requestsLate > 0
      ? counted(of.requestsLate, words.requestsLate, "/admin/requests", true)
      : counted(of.requestsOpen, words.requestsOpen, "/admin/requests")),
    ...(of.classifier === "up"
      ? []
      : [{ text: words.classifier[of.classifier], href: "/admin/understanding", grave: of.classifier === "down" }]),
    ...counted(of.tokensEnding, words.tokensEnding, "/admin/channels"),
    ...counted(of.unusedAccounts, words.unusedAccounts, "/admin/people"),
    ...(of.indicativeBoundaries ? [{ text: words.indicativeBoundaries, href: "/admin/wards", grave: false }] : []),
  ];
}

function NeedsAttention({ page, attention }: { page: Page; attention: Attention }) {
  const words = page.t.admin.overview;
  const needs = needsOf(page, attention);
  return (
    <section class="panel" aria-labelledby="attention">
      <h2 id="attention">
        <Icon name="bell" />
        {words.attention}
      </h2>
      {needs.length === 0 ? (
        <EmptyState icon="circle-check" tone="good" title={words.calm} text={words.calmText} />
      ) : (
        <ul class="needs">
          {needs.map(({ text, href, grave }) => (
            <li class={grave ? "need-grave" : undefined}>
              <Icon name={grave ? "alert-triangle" : "info-circle"} />
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The same list as the navigation, so that no page can be missing here. */
function Pages({ page }: { page: Page }) {
  const admin = navOf(page.actor).find(({ id }) => id === "admin");
  return (
    <section aria-labelledby="pages">
      <h2 id="pages" class="section-title">
        {page.t.admin.overview.pages}
      </h2>
      <div class="admin-pages">
        {admin?.sections.map(({ id, items }) =>
          id ? (
            <section class="panel">
              <h3>{page.t.ui.nav.sections[id]}</h3>
              <ul>
                {items.map(({ href, icon, text }) => (
                  <li>
                    <a href={href}>
                      <Icon name={icon} />
                      {text(page.t)}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ) : null,
        )}
      </div>
    </section>
  );
}
