import type { Page } from "#dashboards/page.ts";
import { Icon } from "./icon.tsx";
import { itemsOf, navOf } from "./nav-groups.ts";

/** What Ctrl+K and "?" open; filled by shortcuts.ts and command-bar.ts, closed and empty without script. */
export function CommandBar({ page }: { page: Page }) {
  const words = page.t.work.bar;
  return (
    <>
      <dialog
        id="command-bar"
        class="command-bar"
        aria-label={words.title}
        data-keys={page.habits.keys ? "on" : "off"}
        data-here={words.here}
        data-found={words.found}
      >
        <div class="command-field">
          <Icon name="search" />
          <input
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls="command-list"
            aria-autocomplete="list"
            aria-label={words.title}
            placeholder={words.placeholder}
            autocomplete="off"
            spellcheck={false}
            maxlength={200}
          />
          <kbd>Esc</kbd>
        </div>
        <div id="command-list" class="command-list" role="listbox" aria-label={words.title} />
        <p class="sr" role="status" data-count />
      </dialog>
      <KeySheet page={page} />
      <GoKeys page={page} />
    </>
  );
}

function KeySheet({ page }: { page: Page }) {
  const words = page.t.work.keys;
  const go = goKeysOf(page);
  return (
    <dialog id="key-sheet" class="key-sheet" aria-labelledby="key-sheet-title">
      <div class="pop-head">
        <h2 id="key-sheet-title">{words.title}</h2>
        <button class="pop-close" type="button" data-close-dialog aria-label={page.t.common.close}>
          <Icon name="x" />
        </button>
      </div>
      <section data-own>
        <h3>{words.own}</h3>
        <dl class="keys" data-own-keys />
      </section>
      <h3>{words.everywhere}</h3>
      <dl class="keys">
        <Line keys={["Ctrl", "K"]} text={words.bar} />
        <Line keys={["/"]} text={words.search} />
        <Line keys={["?"]} text={words.sheet} />
        {go.map(({ key, text }) => (
          <Line keys={["g", key]} text={text} />
        ))}
      </dl>
      <p class="muted small">
        {words.off} <a href="/console/settings">{page.t.work.settings.title}</a>
      </p>
    </dialog>
  );
}

const Line = ({ keys, text }: { keys: readonly string[]; text: string }) => (
  <div>
    <dt>
      {keys.map((key) => (
        <kbd>{key}</kbd>
      ))}
    </dt>
    <dd>{text}</dd>
  </div>
);

/** The second key after "g", by the address of the page that it leads to. */
const GO: Record<string, string> = {
  "/console": "t",
  "/console/unit": "u",
  "/console/ratings": "r",
  "/console/contacts": "c",
  "/leader": "l",
  "/admin": "a",
};

const goKeysOf = ({ actor, t }: Page) => [
  ...navOf(actor)
    .flatMap(itemsOf)
    .flatMap((item) => {
      const key = GO[item.href];
      return key ? [{ key, href: item.href, text: item.text(t) }] : [];
    }),
  { key: "n", href: "/console/notices", text: t.console.notices.title },
  { key: "s", href: "/console/settings", text: t.work.settings.title },
];

/** Where "g" leads: links that are pressed by their keys, not seen and not in the tab order. */
const GoKeys = ({ page }: { page: Page }) => (
  <div hidden>
    {goKeysOf(page).map(({ key, href, text }) => (
      <a href={href} data-key={`g ${key}`}>
        {text}
      </a>
    ))}
  </div>
);
