import { Icon } from "#dashboards/components/icon.tsx";
import type { DemoWords } from "#dashboards/i18n/vi-demo.ts";
import { ActForm } from "./act-form.tsx";
import { clockTime } from "./clock-time.ts";
import { CALLS, type DemoBubble } from "./demo.ts";
import { Linked } from "./linked.tsx";
import type { DemoView } from "./view.ts";

/** The conversation as it stands on the citizen's phone. */
export function ChatPart({ who, state, words }: DemoView) {
  const { bubbles } = state;
  const last = bubbles.at(-1);
  return (
    <div id="demo-chat" class="demo-chat" role="log" aria-label={words.phone} tabindex={0}>
      {bubbles.length === 0 ? <p class="demo-empty">{words.empty[who.channel]}</p> : null}
      {bubbles.map((bubble) => (
        <Bubble bubble={bubble} words={words} />
      ))}
      {last?.from === "us" && last.buttons.length > 0 ? (
        <div class="demo-buttons">
          {last.buttons.map(({ title, payload }) => (
            <ActForm who={who} does="button">
              <input type="hidden" name="title" value={title} />
              <input type="hidden" name="payload" value={payload} />
              <button type="submit">{title}</button>
            </ActForm>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Bubble({ bubble, words }: { bubble: DemoBubble; words: DemoWords }) {
  const { from, pictures, kind, text, at, way, facts, told } = bubble;
  const mark = told.seen ? words.seen : told.received ? words.received : null;
  return (
    <div class={`demo-bubble demo-from-${from}`}>
      <span class="sr">{from === "us" ? words.us : words.citizen}: </span>
      {facts.subject ? <strong class="demo-subject">{facts.subject}</strong> : null}
      {pictures.map((path) => (
        <img src={path} alt={words.pictureAlt} width="240" height="180" loading="lazy" />
      ))}
      {kind === "location" ? (
        <p class="demo-pin">
          <Icon name="map-pin" /> {words.sharedLocation}
        </p>
      ) : null}
      {kind === "call" ? <CallLine facts={facts} words={words} /> : null}
      {text ? (
        <p class="words">
          <Linked text={text} />
        </p>
      ) : null}
      <small>
        {way === "comment" || way === "sms" || way === "email" ? `${words.ways[way]} · ` : ""}
        {clockTime(at)}
        {from === "us" && mark ? ` · ${mark}` : ""}
      </small>
    </div>
  );
}

function CallLine({ facts, words }: { facts: Record<string, string>; words: DemoWords }) {
  return (
    <p class="demo-pin">
      <Icon name="phone" /> {CALLS.map((how) => (how === facts.how ? words.calls[how] : ""))}
      {facts.keys ? ` · ${words.pressed(facts.keys)}` : ""}
    </p>
  );
}
