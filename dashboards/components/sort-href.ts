/** `?sort=ward` ascending, `?sort=-ward` descending, as read from an address. */
export interface Sort {
  key: string;
  dir: "asc" | "desc";
}

/** @param known the columns by which the page can sort; anything else asked for is the fallback */
export function readSort(asked: string | undefined, known: readonly string[], fallback: Sort): Sort {
  const dir = asked?.startsWith("-") ? "desc" : "asc";
  const key = asked?.replace(/^-/, "") ?? "";
  return known.includes(key) ? { key, dir } : fallback;
}

/** The address that sorts by a column, the other way round when it already does; a cursor of the old order is dropped. */
export function sortHref(url: string, key: string, current: Sort): { href: string; dir: Sort["dir"] | null } {
  const [path = "", query = ""] = url.split("?");
  const params = new URLSearchParams(query);
  const on = current.key === key;
  params.set("sort", on && current.dir === "asc" ? `-${key}` : key);
  params.delete("cursor");
  return { href: `${path}?${params}`, dir: on ? current.dir : null };
}
