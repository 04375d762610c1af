import { ASSETS } from "#dashboards/assets/registry.ts";

let made: string | undefined;

/** The styles of the console with their fonts in them: a document that needs no other file. */
export function paperCss(): string {
  made ??= inlined(ASSETS.get("console.css")?.body.toString("utf8") ?? "");
  return made;
}

const inlined = (css: string): string =>
  css.replace(/url\((["']?)(\/assets\/[^"')]+)\1\)/g, (whole, _quote, url: string) => {
    const asset = [...ASSETS.values()].find((one) => one.url === url || url.endsWith(`/${one.name}`));
    return asset ? `url(data:${asset.type.split(";")[0]};base64,${asset.body.toString("base64")})` : whole;
  });
