import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

export interface Column {
  key: string;
  label: string;
  numeric?: boolean;
  sort?: { href: string; dir: "asc" | "desc" | null };
  hideOnPhone?: boolean;
}

interface DataTableProps {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column[];
  /** `cells` in the order of the columns; the first is the row's header. */
  rows: readonly { key: string | number; cells: readonly Child[]; href?: string | undefined }[];
  /** Said where there are no rows. */
  empty?: string | undefined;
}

/** A table where there is room for one; on a phone each row is a card whose cells name their columns. */
export function DataTable({ caption, captionHidden = false, columns, rows, empty }: DataTableProps) {
  return (
    <section class="table-frame" aria-label={caption} tabindex={0}>
      <table class="data-table">
        <caption class={captionHidden ? "sr" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, href }) => (
            <tr>
              {columns.map((column, at) => (
                <Cell column={column} first={at === 0} href={href}>
                  {cells[at]}
                </Cell>
              ))}
            </tr>
          ))}
          {rows.length === 0 && empty ? (
            <tr>
              <td class="data-table-empty" colspan={columns.length}>
                {empty}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

const SORTED = { asc: "ascending", desc: "descending" } as const;

function Head({ column: { label, numeric, sort } }: { column: Column }) {
  const sorted = sort?.dir ? SORTED[sort.dir] : undefined;
  return (
    <th scope="col" class={numeric ? "numeric" : undefined} aria-sort={sorted}>
      {sort ? (
        <a href={sort.href}>
          {label}
          <Icon name={sort.dir === "asc" ? "chevron-up" : sort.dir === "desc" ? "chevron-down" : "selector"} />
        </a>
      ) : (
        label
      )}
    </th>
  );
}

function Cell({
  column,
  first,
  href,
  children,
}: {
  column: Column;
  first: boolean;
  href: string | undefined;
  children?: Child;
}) {
  const classes = [column.numeric ? "numeric" : "", column.hideOnPhone ? "not-on-phone" : ""].filter(Boolean).join(" ");
  if (first) return <th scope="row">{href ? <a href={href}>{children}</a> : children}</th>;
  return (
    <td class={classes || undefined} data-label={column.label}>
      {children}
    </td>
  );
}
