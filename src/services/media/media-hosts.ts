import type { Channel } from "#src/domain/channels.ts";

/** Where providers keep what citizens send (channels.md §1.2, §2.3, §3.1): a name with a dot before it stands for all below. */
const HOSTS: Record<Channel, readonly string[]> = {
  zalo: [".zdn.vn", ".zadn.vn", ".dlfl.vn", ".zalo.me", ".zaloapp.com"],
  facebook: [".fbcdn.net", ".fbsbx.com"],
  hotline: [],
  webform: [],
  listening: [],
};

/** Of a hotline, by its provider; a telephone exchange of one's own is named in the account's setting `mediaHosts`. */
const RECORDINGS: Record<string, readonly string[]> = {
  stringee: [".stringee.com", ".stringeex.com"],
  omicall: [".omicall.com", ".omicrm.com"],
};

/** Hosts from which files of an account may be fetched: those of its provider, and those that its settings name. */
export function mediaHosts(channel: Channel, settings: Readonly<Record<string, string>>): string[] {
  const own = (settings.mediaHosts ?? "").split(/[\s,;]+/).filter((host) => host !== "");
  const provider = channel === "hotline" ? (RECORDINGS[settings.provider ?? ""] ?? []) : [];
  const recordings = URL.parse(settings.recordingBaseUrl ?? "")?.hostname;
  return [...HOSTS[channel], ...provider, ...(recordings ? [recordings] : []), ...own].map((host) =>
    host.toLowerCase(),
  );
}

/** @param host as `URL.hostname` gives it */
export function isAmong(host: string, hosts: readonly string[]): boolean {
  return hosts.some((allowed) =>
    allowed.startsWith(".") ? host.endsWith(allowed) && host.length > allowed.length : host === allowed,
  );
}
