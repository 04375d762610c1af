import { Icon } from "#dashboards/components/icon.tsx";
import { SCORES } from "#src/domain/csat.ts";
import { ActForm } from "./act-form.tsx";
import { CALLS } from "./demo.ts";
import type { DemoView } from "./view.ts";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", ",", "0", "#"];

/** What the citizen's thumb can reach: it depends on the channel. */
export function Composer(view: DemoView) {
  const { channel } = view.who;
  if (channel === "hotline") return <Keypad {...view} />;
  if (channel === "webform") return <FormPart {...view} />;
  return <ChatInput {...view} />;
}

function ChatInput({ who, state, words }: DemoView) {
  return (
    <div class="demo-composer">
      <Line who={who} does="text" label={words.text} hint={words.textHint} send={words.send} />
      <div class="demo-tools">
        <ActForm who={who} does="picture">
          <button type="submit" class="demo-tool">
            <Icon name="camera" /> {words.picture}
          </button>
        </ActForm>
        <ActForm who={who} does="location" class="demo-place">
          <label class="sr" for="demo-place">
            {words.place}
          </label>
          <select id="demo-place" name="place">
            {state.places.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
          <button type="submit" class="demo-tool">
            <Icon name="map-pin" /> {words.location}
          </button>
        </ActForm>
      </div>
      <ActForm who={who} does="rate" class="demo-stars">
        <span>{words.rate}</span>
        {SCORES.map((score) => (
          <button type="submit" name="score" value={String(score)} aria-label={words.score(score)}>
            {score}
          </button>
        ))}
      </ActForm>
      {who.channel === "facebook" ? (
        <Line who={who} does="comment" label={words.comment} hint={words.comment} send={words.commentSend} />
      ) : null}
    </div>
  );
}

interface LineProps {
  who: DemoView["who"];
  does: "text" | "comment";
  label: string;
  hint: string;
  send: string;
}

function Line({ who, does, label, hint, send }: LineProps) {
  return (
    <ActForm who={who} does={does} class="demo-line">
      <label class="sr" for={`demo-${does}`}>
        {label}
      </label>
      <input id={`demo-${does}`} name="text" placeholder={hint} maxlength={2000} required autocomplete="off" />
      <button type="submit" class="button" aria-label={send}>
        <Icon name="send" />
      </button>
    </ActForm>
  );
}

function Keypad({ who, words }: DemoView) {
  return (
    <ActForm who={who} does="call" class="demo-composer demo-call">
      <label for="demo-taken">{words.taken}</label>
      <select id="demo-taken" name="how">
        {CALLS.map((how) => (
          <option value={how}>{words.calls[how]}</option>
        ))}
      </select>
      <label for="demo-keys">{words.keys}</label>
      <input id="demo-keys" name="keys" inputmode="tel" pattern="[0-9*#,]{0,20}" maxlength={20} autocomplete="off" />
      <fieldset class="demo-keypad" data-keypad="demo-keys" hidden>
        <legend class="sr">{words.keypad}</legend>
        {KEYS.map((key) => (
          <button type="button" data-key={key}>
            {key}
          </button>
        ))}
      </fieldset>
      <label for="demo-note">{words.note}</label>
      <textarea id="demo-note" name="note" rows={3} maxlength={2000} />
      <button type="submit" class="button button-wide">
        <Icon name="phone" /> {words.call}
      </button>
    </ActForm>
  );
}

function FormPart({ who, words }: DemoView) {
  return (
    <ActForm who={who} does="form" class="demo-composer">
      <label for="demo-form">{words.form}</label>
      <textarea id="demo-form" name="text" rows={3} maxlength={2000} required />
      <label for="demo-address">{words.address}</label>
      <input id="demo-address" name="address" maxlength={300} autocomplete="off" />
      <button type="submit" class="button button-wide">
        <Icon name="send" /> {words.formSend}
      </button>
      <a class="button button-plain" href="/f/phan-anh">
        {words.realForm}
      </a>
    </ActForm>
  );
}
