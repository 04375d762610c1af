import { Layout } from "#dashboards/components/layout.tsx";
import { Wordmark } from "#dashboards/components/wordmark.tsx";
import type { Page } from "#dashboards/page.ts";
import { ACCOUNT_CHANNELS } from "#src/domain/channels.ts";
import { ActForm } from "./act-form.tsx";
import { ChatPart } from "./chat-part.tsx";
import { Composer } from "./composer.tsx";
import { TROUBLES_OF, type Who } from "./demo.ts";
import { ProviderPart } from "./provider-part.tsx";
import type { DemoView } from "./view.ts";

/** A phone on the left, the provider on the right. */
export function DemoPage({ page, ...view }: DemoView & { page: Page }) {
  const { who, words } = view;
  return (
    <Layout page={page} title={words.title} styles="demo.css" script="demo.js" bodyClass="demo">
      <header class="demo-top">
        <Wordmark t={page.t} href="/" />
        <span class="badge demo-badge">{words.badge}</span>
        <nav class="demo-top-links" aria-label={page.t.nav.label}>
          <a href="/console">{words.console}</a>
          <a href={page.otherLanguageUrl} lang={page.lang === "vi" ? "en" : "vi"}>
            {page.t.nav.otherLanguage}
          </a>
        </nav>
      </header>
      <main id="main" tabindex={-1} class="demo-main" data-island="demo" data-failed={words.failed}>
        <h1 class="sr">{words.title}</h1>
        <p class="demo-lead">{words.lead}</p>
        <Choose {...view} />
        <p class="demo-error" role="alert" data-error hidden />
        <div class="demo-halves">
          <section class="demo-phone" aria-label={words.phone}>
            <h2 class="demo-phone-top">{words.titles[who.channel]}</h2>
            <ChatPart {...view} />
            <Composer {...view} />
          </section>
          <section class="demo-side">
            <h2>{words.provider}</h2>
            <Trouble {...view} />
            <ProviderPart {...view} lang={page.lang} />
          </section>
        </div>
      </main>
    </Layout>
  );
}

function Choose({ who, state, words }: DemoView) {
  const to = (change: Partial<Who>) => `/demo?${new URLSearchParams({ ...who, ...change })}`;
  return (
    <div class="demo-choose">
      <nav aria-label={words.channel}>
        {ACCOUNT_CHANNELS.map((channel) => (
          <a href={to({ channel })} aria-current={channel === who.channel ? "page" : undefined}>
            {words.channels[channel]}
          </a>
        ))}
      </nav>
      <nav aria-label={words.person}>
        {state.people.map(({ id, name }) => (
          <a href={to({ person: id })} aria-current={id === who.person ? "page" : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </div>
  );
}

function Trouble({ who, words }: DemoView) {
  return (
    <ActForm who={who} does="trouble" class="demo-trouble">
      <label for="demo-trouble">{words.trouble}</label>
      <select id="demo-trouble" name="trouble">
        {TROUBLES_OF[who.channel].map((trouble) => (
          <option value={trouble}>{words.troubles[trouble]}</option>
        ))}
      </select>
      <button type="submit" class="button button-quiet">
        {words.troubleSend}
      </button>
    </ActForm>
  );
}
