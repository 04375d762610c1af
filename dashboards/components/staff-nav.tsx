import type { Page } from "#dashboards/page.ts";
import { Icon } from "./icon.tsx";
import { currentItem, itemsOf, type NavGroup, type NavItem, navOf } from "./nav-groups.ts";

interface Where {
  page: Page;
  groups: readonly NavGroup[];
  current: NavItem | undefined;
  /** The group that holds the current page. */
  group: NavGroup | undefined;
}

export function whereIs(page: Page): Where {
  const groups = navOf(page.actor);
  const current = currentItem(groups, page.path);
  const group = groups.find((one) => current && itemsOf(one).includes(current));
  return { page, groups, current, group };
}

/** The groups in the bar: few words, the same on every page. A group opens at its first page. */
export function NavBar({ page, groups, group }: Where) {
  if (groups.length < 2) return null;
  return (
    <nav class="nav-bar" aria-label={page.t.nav.label}>
      {groups.map((one) => (
        <a href={itemsOf(one)[0]?.href} aria-current={one === group ? "true" : undefined}>
          {page.t.ui.nav.groups[one.id]}
        </a>
      ))}
    </nav>
  );
}

/** The pages of the current group: a row under the bar, or a column beside the page where there are many. */
export function NavPages({ page, group, current }: Where) {
  if (!group || itemsOf(group).length < 2) return null;
  const name = page.t.ui.nav.groups[group.id];
  const beside = group.sections.length > 1;
  return (
    <nav class={beside ? "nav-side" : "nav-row"} aria-label={page.t.ui.nav.pages(name)}>
      <Sections page={page} group={group} current={current} />
    </nav>
  );
}

function Sections({ page, group, current }: { page: Page; group: NavGroup; current: NavItem | undefined }) {
  return (
    <>
      {group.sections.map(({ id, items }) => (
        <>
          {id ? <p class="nav-section">{page.t.ui.nav.sections[id]}</p> : null}
          <ul>
            {items.map((item) => (
              <li>
                <a href={item.href} aria-current={item === current ? "page" : undefined}>
                  <Icon name={item.icon} />
                  {item.text(page.t)}
                  <Waiting page={page} item={item} />
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

function Waiting({ page, item: { waiting } }: { page: Page; item: NavItem }) {
  const n = waiting?.count(page) ?? 0;
  if (!waiting || n === 0) return null;
  return (
    <>
      <span class="bar-count" aria-hidden="true">
        {n > 99 ? "99+" : n}
      </span>
      <span class="sr">{waiting.text(page.t, n)}</span>
    </>
  );
}

const DRAWER = "nav-drawer";

/** The button that opens every page on a small screen; the drawer itself: `NavDrawer`. */
export function NavButton({ page, groups }: Where) {
  if (groups.length === 0) return null;
  return (
    <button class="bar-link nav-button" type="button" popovertarget={DRAWER} aria-haspopup="dialog">
      <Icon name="menu-2" />
      {page.t.ui.nav.menu}
    </button>
  );
}

/** All groups with all their pages. A popover: opens without script, Escape closes it. */
export function NavDrawer({ page, groups, current }: Where) {
  if (groups.length === 0) return null;
  return (
    <div id={DRAWER} class="pop pop-drawer nav-drawer" popover="auto" role="dialog" aria-label={page.t.ui.nav.menu}>
      <div class="pop-head">
        <p class="nav-drawer-title">{page.t.ui.nav.menu}</p>
        <button
          class="pop-close"
          type="button"
          popovertarget={DRAWER}
          popovertargetaction="hide"
          aria-label={page.t.ui.nav.close}
        >
          <Icon name="x" />
        </button>
      </div>
      <nav class="nav-drawer-pages" aria-label={page.t.nav.label}>
        {groups.map((group) => (
          <section aria-label={page.t.ui.nav.groups[group.id]}>
            <p class="nav-group">{page.t.ui.nav.groups[group.id]}</p>
            <Sections page={page} group={group} current={current} />
          </section>
        ))}
      </nav>
    </div>
  );
}
