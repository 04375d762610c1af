/** Just enough of an HTML reader for what hono/jsx writes: double-quoted attributes, no comments with ">" inside. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

export function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = "", rest = ""]) => ({
      name: name.toLowerCase(),
      attributes: Object.fromEntries(
        [...rest.matchAll(/([^\s=>"]+)(?:="([^"]*)")?/g)].map(([, key = "", value = ""]) => [key, value]),
      ),
    }),
  );
}

const CONTROLS = new Set(["input", "select", "textarea"]);
const UNLABELLED_TYPES = new Set(["hidden", "submit", "button"]);

/** What a checker of pages would complain about, in words; empty for a good page. */
export function faultsOf(html: string): string[] {
  const tags = tagsOf(html);
  const faults: string[] = [];
  const labelled = new Set(
    tags.flatMap((tag) => (tag.name === "label" && tag.attributes.for ? [tag.attributes.for] : [])),
  );
  const wrapped = new Set(
    [...html.matchAll(/<label\b[^>]*>(.*?)<\/label>/gs)].flatMap(([, inner = ""]) =>
      tagsOf(inner).map((tag) => JSON.stringify(tag)),
    ),
  );
  const ids = tags.flatMap((tag) => (tag.attributes.id ? [tag.attributes.id] : []));
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`id ${id} is used twice`);
  for (const tag of tags) {
    const { attributes, name } = tag;
    for (const key of Object.keys(attributes)) if (/^on/i.test(key)) faults.push(`<${name}> has the handler ${key}`);
    if ("style" in attributes) faults.push(`<${name}> has a style attribute`);
    if (name === "img" && !("alt" in attributes)) faults.push("<img> without alt");
    const described = attributes["aria-describedby"]?.split(" ") ?? [];
    for (const id of described) if (!ids.includes(id)) faults.push(`aria-describedby names ${id}, which is not there`);
    if (!CONTROLS.has(name) || UNLABELLED_TYPES.has(attributes.type ?? "")) continue;
    const known = labelled.has(attributes.id ?? "") || wrapped.has(JSON.stringify(tag)) || attributes["aria-label"];
    if (!known) faults.push(`<${name} name="${attributes.name}"> has no label`);
  }
  if (tags.filter((tag) => tag.name === "h1").length !== 1) faults.push("not exactly one <h1>");
  if (/<script(?![^>]*\bsrc=)/.test(html)) faults.push("inline script");
  return faults;
}
