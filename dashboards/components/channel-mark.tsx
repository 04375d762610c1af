import type { Lang } from "#dashboards/i18n/choose-language.ts";
import { CHANNEL_LABEL, type Channel } from "#src/domain/channels.ts";
import { Icon, type IconName } from "./icon.tsx";

const ICONS: Record<Channel, IconName> = {
  zalo: "message-2",
  facebook: "brand-messenger",
  hotline: "headset",
  webform: "world",
  listening: "news",
};

export function ChannelMark({ channel, lang }: { channel: Channel; lang: Lang }) {
  return (
    <span class="channel">
      <Icon name={ICONS[channel]} />
      {CHANNEL_LABEL[channel][lang]}
    </span>
  );
}
