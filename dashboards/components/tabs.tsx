interface Tab {
  href: string;
  text: string;
  count?: number | string | undefined;
  current: boolean;
}

/** Views of one page as links: each has its own address, so back, bookmarks and no script all work. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tab-row" aria-label={label}>
      {tabs.map(({ href, text, count, current }) => (
        <a href={href} aria-current={current ? "page" : undefined}>
          {text}
          {count === undefined ? null : <span class="tab-count">{count}</span>}
        </a>
      ))}
    </nav>
  );
}
