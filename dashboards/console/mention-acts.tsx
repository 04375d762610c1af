import { CloseDialog, Dialog } from "#dashboards/components/dialog.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import { DISMISS_REASONS, type MentionState } from "#src/domain/listening/mention-states.ts";
import { may } from "#src/domain/policy.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import { PromoteFields } from "./mention-promote.tsx";
import { type MentionQuery, mentionParams } from "./mention-query.ts";

export interface ActsProps {
  page: Page;
  query: MentionQuery;
  mention: MentionView;
  city: City;
  /** Opened next once this one is decided on. */
  next: string | undefined;
  /** The form that was refused, with what was entered. */
  attempt?: MentionAttempt | undefined;
}

export interface MentionAttempt {
  values: Record<string, string>;
  errors: { field: string; message: string }[];
}

/** What can become of a post, one key each; taken back while it stands. Removed ones can be decided on no more. */
export function MentionActs(props: ActsProps) {
  const { page, mention } = props;
  const words = page.t.listening.acts;
  if (!page.actor || !may(page.actor, "mention.decide")) return <p class="muted small">{words.readOnly}</p>;
  const open = mention.state === "new" || mention.state === "watched";
  return (
    <section class="mention-acts" aria-labelledby="mention-acts-title">
      <h3 id="mention-acts-title">{words.title}</h3>
      {open && !mention.removed ? <Decide {...props} /> : null}
      {open ? null : (
        <form method="post" action={actionUrl(mention, "undo")}>
          <Back {...props} stay />
          <p class="muted">{words.decided}</p>
          <button class="button button-quiet" type="submit">
            <Icon name="arrow-back-up" />
            {words.undo}
          </button>
        </form>
      )}
    </section>
  );
}

/** What a button tells at-once.ts. */
const atOnceTo = ({ t }: Page, { id }: MentionView, state: MentionState) => ({
  "data-at-once": id,
  "data-becomes": `mention-${state}`,
  "data-shows": t.listening.states[state],
});

const actionUrl = ({ id }: MentionView, action: string) => `/console/mentions/${id}/${action}`;

/** Where the form comes from, and where it goes on to. */
function Back({
  query,
  mention,
  next,
  stay = false,
}: Pick<ActsProps, "query" | "mention" | "next"> & { stay?: boolean }) {
  return (
    <>
      <input type="hidden" name="list" value={String(mentionParams(query, { cursor: query.cursor }))} />
      <input type="hidden" name="next" value={stay ? mention.id : (next ?? "")} />
    </>
  );
}

function Decide(props: ActsProps) {
  const { page, mention } = props;
  const { acts: words, keys } = page.t.listening;
  const watched = mention.state === "watched";
  return (
    <>
      {props.attempt ? <TriedPromote {...props} /> : null}
      <div class="mention-main">
        {props.attempt ? null : <OpenPromote {...props} />}
        <a
          class="button button-quiet"
          href={`/console/mentions/${mention.id}/attach?${mentionParams(props.query, { cursor: props.query.cursor })}`}
          data-key="a"
          data-says={keys.attach}
        >
          <Icon name="link" />
          {words.attach} <kbd>a</kbd>
        </a>
        <form method="post" action={actionUrl(mention, watched ? "undo" : "watch")}>
          <Back {...props} />
          <button
            class="button button-quiet"
            type="submit"
            data-key="w"
            data-says={watched ? words.watchAgain : keys.watch}
            {...atOnceTo(page, mention, watched ? "new" : "watched")}
          >
            <Icon name="eye" />
            {watched ? words.watchAgain : words.watch} <kbd>w</kbd>
          </button>
        </form>
        <form method="post" action={actionUrl(mention, "hand-over")}>
          <Back {...props} />
          <button
            class="button button-quiet"
            type="submit"
            title={words.handOverHint}
            data-key="h"
            data-says={keys.handOver}
            {...atOnceTo(page, mention, "handed_over")}
          >
            <Icon name="send" />
            {words.handOver} <kbd>h</kbd>
          </button>
        </form>
      </div>
      <form class="mention-dismiss" method="post" action={actionUrl(mention, "dismiss")}>
        <Back {...props} />
        <fieldset>
          <legend>{words.dismiss}</legend>
          {DISMISS_REASONS.map((reason, at) => {
            const name = page.t.listening.reasons[reason];
            return (
              <button
                class="chip-button"
                type="submit"
                name="reason"
                value={reason}
                data-key={String(at + 1)}
                data-says={keys.dismiss(name)}
                {...atOnceTo(page, mention, "dismissed")}
              >
                <kbd>{at + 1}</kbd> {name}
              </button>
            );
          })}
        </fieldset>
      </form>
    </>
  );
}

/** Filled in with what the machine thinks: where that is right, two presses of a key make the ticket. */
function OpenPromote(props: ActsProps) {
  const { acts: words, keys } = props.page.t.listening;
  const id = "promote";
  return (
    <>
      <button
        class="button"
        type="button"
        popovertarget={id}
        popovertargetaction="show"
        aria-haspopup="dialog"
        data-key="p"
        data-says={keys.promote}
      >
        <Icon name="plus" />
        {words.promote} <kbd>p</kbd>
      </button>
      <Dialog t={props.page.t} id={id} title={words.promoteTitle}>
        <PromoteForm {...props} close={id} />
      </Dialog>
    </>
  );
}

/** What was refused stands open in the page, with what is wrong. */
const TriedPromote = (props: ActsProps) => (
  <section class="mention-try">
    <h3>{props.page.t.listening.acts.promoteTitle}</h3>
    <PromoteForm {...props} />
  </section>
);

function PromoteForm({ close, ...props }: ActsProps & { close?: string }) {
  const { page, mention } = props;
  const words = page.t.listening.acts;
  return (
    <form method="post" action={actionUrl(mention, "promote")}>
      <Back {...props} />
      <PromoteFields {...props} />
      <p class="muted small">{words.promoteText}</p>
      <div class="mention-main">
        <button class="button" type="submit" autofocus={close !== undefined}>
          {words.create}
        </button>
        {close ? <CloseDialog for={close}>{page.t.common.close}</CloseDialog> : null}
      </div>
    </form>
  );
}
