/** What is added to an address to follow whoever opens it, and says nothing of the page. */
const FOLLOWING =
  /^(utm_.*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc_[ce]id|igshid|igsh|yclid|zarsrc|_ga|_gl|ref|ref_src|refsrc|__tn__|__cft__.*|mibextid|si|feature|pp|spm|vgo_.*|zalo.*)$/i;

const SAME_HOST: Record<string, string> = {
  "m.facebook.com": "www.facebook.com",
  "mbasic.facebook.com": "www.facebook.com",
  "web.facebook.com": "www.facebook.com",
  "facebook.com": "www.facebook.com",
  "fb.com": "www.facebook.com",
  "www.fb.com": "www.facebook.com",
  "youtube.com": "www.youtube.com",
  "m.youtube.com": "www.youtube.com",
  "m.tiktok.com": "www.tiktok.com",
  "tiktok.com": "www.tiktok.com",
};

/**
 * The one spelling of an address under which the same post is found again: https, without what follows readers, without
 * a fragment, a default port or a slash at the end, the page for telephones as the page.
 * @returns null for what no browser could open in public: another protocol, no host, a name and password in it
 */
export function canonicalUrl(address: string): string | null {
  const url = URL.parse(address.trim());
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  if (url.username || url.password || !url.hostname.includes(".")) return null;
  url.protocol = "https:";
  if (url.port === "80") url.port = "";
  url.hash = "";
  url.hostname = SAME_HOST[url.hostname] ?? url.hostname.replace(/\.$/, "");
  shortVideo(url);
  const kept = [...url.searchParams].filter(([name]) => !FOLLOWING.test(name));
  url.search = new URLSearchParams(kept.toSorted(([one], [other]) => (one < other ? -1 : 1))).toString();
  if (url.pathname.length > 1) url.pathname = url.pathname.replace(/\/+$/, "") || "/";
  return url.href.length <= 2_048 ? url.href : null;
}

/** Short addresses of a video, and those of a short one, as the page of the video. */
function shortVideo(url: URL): void {
  const id = /^\/(?:shorts\/|live\/)?([\w-]{11})\/?$/.exec(url.pathname)?.[1];
  const short = url.hostname === "youtu.be";
  const page = url.hostname === "www.youtube.com" && /^\/(shorts|live)\//.test(url.pathname);
  if (!id || !(short || page)) return;
  url.hostname = "www.youtube.com";
  url.pathname = "/watch";
  url.searchParams.set("v", id);
}
