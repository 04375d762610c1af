import { DataTable } from "#dashboards/components/data-table.tsx";
import { DateTime } from "#dashboards/components/date-time.tsx";
import { Dialog, OpenDialog } from "#dashboards/components/dialog.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import { PageHead } from "#dashboards/components/page-head.tsx";
import { Progress } from "#dashboards/components/progress.tsx";
import type { Page } from "#dashboards/page.ts";
import type { DeadLetter } from "#src/services/dead-letters/list.ts";
import type { DeadLetterDesk } from "#src/services/dead-letters/manage.ts";

interface LettersProps {
  page: Page;
  desk: DeadLetterDesk;
  flash: string | undefined;
  error?: string | undefined;
}

/** Work that gave up: why, and what to do about each. */
export function LettersPage({ page, desk, flash, error }: LettersProps) {
  const words = page.t.admin.letters;
  const { letters, open, replayed } = desk;
  return (
    <LayoutStaff page={page} title={words.title}>
      <PageHead title={words.title} lead={words.lead}>
        {open > 1 ? (
          <form method="post" action="/admin/dead-letters/replay">
            <button class="button" type="submit" name="id" value="all">
              {words.replayAll(open)}
            </button>
          </form>
        ) : null}
      </PageHead>
      <Flash text={flash} />
      {error ? (
        <p class="notice notice-wrong" role="alert">
          {error}
        </p>
      ) : null}
      {replayed.given > 0 ? (
        <section class="panel">
          <Progress
            label={words.progress}
            value={replayed.given - replayed.waiting}
            max={replayed.given}
            text={words.progressText(replayed.given - replayed.waiting, replayed.given)}
          />
          {replayed.waiting > 0 ? <a href="/admin/dead-letters">{words.refresh}</a> : null}
        </section>
      ) : null}
      {letters.length === 0 ? (
        <EmptyState icon="circle-check" tone="good" title={words.none} text={words.noneText} />
      ) : (
        <Letters page={page} letters={letters} open={open} />
      )}
    </LayoutStaff>
  );
}

function Letters({ page, letters, open }: { page: Page; letters: DeadLetter[]; open: number }) {
  const words = page.t.admin.letters;
  const nameOf = (letter: DeadLetter) => words.jobs[letter.job] ?? letter.job;
  const { job, reason, failed, attempts, act } = words.columns;
  return (
    <>
      <DataTable
        caption={words.shown(letters.length, open)}
        columns={[
          { key: "job", label: job },
          { key: "reason", label: reason },
          { key: "failed", label: failed },
          { key: "attempts", label: attempts, numeric: true },
          { key: "act", label: act },
        ]}
        rows={letters.map((letter) => ({
          key: letter.id,
          cells: [
            <>
              {nameOf(letter)} <span class="muted small">{letter.id}</span>
            </>,
            <span class="letter-reason">{page.t.said(letter.reason)}</span>,
            <DateTime at={letter.failedAt.toISOString()} />,
            letter.attempts,
            <Acts page={page} letter={letter} name={nameOf(letter)} />,
          ],
        }))}
      />
      {letters.map((letter) => (
        <Discard page={page} letter={letter} name={nameOf(letter)} />
      ))}
    </>
  );
}

interface OneProps {
  page: Page;
  letter: DeadLetter;
  name: string;
}

function Acts({ page, letter, name }: OneProps) {
  const words = page.t.admin.letters;
  return (
    <span class="letter-acts">
      <form method="post" action="/admin/dead-letters/replay">
        <button
          class="button button-quiet button-small"
          type="submit"
          name="id"
          value={String(letter.id)}
          aria-label={words.replayOf(name, letter.id)}
        >
          {words.replay}
        </button>
      </form>
      <OpenDialog for={`discard-${letter.id}`} class="button button-plain button-small">
        {words.discard}
        <span class="sr"> {letter.id}</span>
      </OpenDialog>
    </span>
  );
}

function Discard({ page, letter, name }: OneProps) {
  const words = page.t.admin.letters;
  return (
    <Dialog t={page.t} id={`discard-${letter.id}`} title={words.discardTitle(name, letter.id)}>
      <p>{words.discardText}</p>
      <form method="post" action={`/admin/dead-letters/${letter.id}/discard`}>
        <Field
          t={page.t}
          id={`reason-${letter.id}`}
          label={words.reason}
          hint={words.reasonHint}
          required
          control={(ties) => (
            <input {...ties} name="reason" required minlength={5} maxlength={500} autocomplete="off" />
          )}
        />
        <button class="button button-danger" type="submit">
          {words.discard}
        </button>
      </form>
    </Dialog>
  );
}
