import { raw } from "hono/html";
import { packageFile } from "#dashboards/assets/package-file.ts";

/** The icons in use (Tabler, MIT); the set holds 5,000 others that stay on disk. */
const NAMES = [
  "alert-triangle",
  "ambulance",
  "antenna",
  "arrow-right",
  "brand-messenger",
  "building-bank",
  "building-skyscraper",
  "bus",
  "camera",
  "car",
  "check",
  "chevron-left",
  "chevron-right",
  "circle-check",
  "circle-x",
  "clock",
  "current-location",
  "dots",
  "droplet",
  "eye",
  "eye-off",
  "file-text",
  "filter",
  "flame",
  "flask",
  "headset",
  "heart-handshake",
  "hourglass",
  "id-badge-2",
  "inbox",
  "mail-forward",
  "info-circle",
  "bulb",
  "lock",
  "logout",
  "map-pin",
  "message-2",
  "paperclip",
  "paw",
  "phone",
  "ripple",
  "road",
  "route",
  "school",
  "search",
  "keyboard",
  "player-play",
  "bolt",
  "send",
  "shield",
  "shield-check",
  "star",
  "stethoscope",
  "trash",
  "tree",
  "user",
  "volume",
  "world",
  "x",
  "meat",
  "arrow-forward-up",
  "copy",
  "circle-dot",
  "calendar-event",
  "history",
  "bell",
  "link",
  "arrow-back-up",
  "refresh",
  "player-pause",
  "checks",
  "help-circle",
  "pencil",
  "plug-connected-x",
  "fingerprint",
  "devices",
  "key",
  "device-desktop",
  "sun",
  "moon",
  "contrast",
  "chevron-down",
  "chevron-up",
  "selector",
  "arrow-up",
  "arrow-up-right",
  "arrow-down-right",
  "equal",
  "menu-2",
  "settings",
  "plus",
  "test-pipe",
  "building-community",
  "users",
  "adjustments",
  "database",
  "mail-exclamation",
  "list-check",
  "layout-dashboard",
  "chart-bar",
  "list-numbers",
  "messages",
  "template",
  "book-2",
  "plug",
  "history-toggle",
  "palette",
  "id",
  "map-2",
  "mood-smile",
  "brain",
  "clipboard-text",
  "scale",
  "calendar-time",
  "address-book",
  "news",
] as const;
export type IconName = (typeof NAMES)[number];

interface IconSet {
  icons: Record<string, { body: string }>;
}

// Safe: the file's shape is the Iconify JSON format of the installed version, and a missing name throws below.
const set = JSON.parse(packageFile("@iconify-json/tabler", "icons.json").toString("utf8")) as IconSet;
const bodies = new Map<IconName, string>(
  NAMES.map((name) => {
    const icon = set.icons[name];
    if (!icon) throw new Error(`no icon ${name}`);
    return [name, icon.body];
  }),
);

/** Decorative unless `label` is given: the words beside it say the same. */
export function Icon({ name, label, class: className }: { name: IconName; label?: string; class?: string }) {
  const body = raw(bodies.get(name) ?? "");
  const classes = className ? `icon ${className}` : "icon";
  if (!label) {
    return (
      <svg class={classes} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        {body}
      </svg>
    );
  }
  return (
    <svg class={classes} viewBox="0 0 24 24" role="img" aria-label={label}>
      {body}
    </svg>
  );
}
