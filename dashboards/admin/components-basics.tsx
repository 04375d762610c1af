import { StateBadge, UrgencyBadge } from "#dashboards/components/badges.tsx";
import { Checklist } from "#dashboards/components/checklist.tsx";
import { Chip, Chips } from "#dashboards/components/chip.tsx";
import { CloseDialog, Dialog, OpenDialog } from "#dashboards/components/dialog.tsx";
import { EmptyState } from "#dashboards/components/empty-state.tsx";
import { Field } from "#dashboards/components/field.tsx";
import { Icon } from "#dashboards/components/icon.tsx";
import { Menu } from "#dashboards/components/menu.tsx";
import { PeriodPicker } from "#dashboards/components/period-picker.tsx";
import { Progress } from "#dashboards/components/progress.tsx";
import { Tabs } from "#dashboards/components/tabs.tsx";
import { Toast } from "#dashboards/components/toast.tsx";
import type { Page } from "#dashboards/page.ts";
import { STATES } from "#src/domain/state.ts";
import { URGENCIES } from "#src/domain/urgency.ts";

const COLOURS = ["paper", "surface", "sunken", "river", "gold", "red", "orange", "green", "blue"] as const;

/** Colour, type, buttons, fields, messages, navigation, states. */
export function Basics({ page }: { page: Page }) {
  const { groups, sample } = page.t.admin.components;
  return (
    <>
      <h2>{groups.colour}</h2>
      <Swatches />
      <h2>{groups.type}</h2>
      <p class="lead">{sample.text}</p>
      <p>{sample.text}</p>
      <p class="muted small">{sample.text}</p>
      <h2>{groups.buttons}</h2>
      <Buttons page={page} />
      <h2>{groups.fields}</h2>
      <Fields page={page} />
      <h2>{groups.messages}</h2>
      <Messages page={page} />
      <h2>{groups.navigation}</h2>
      <Navigation page={page} />
      <h2>{groups.states}</h2>
      <p class="sheet-line">
        {STATES.map((state) => (
          <StateBadge state={state} lang={page.lang} />
        ))}
      </p>
      <p class="sheet-line">
        {URGENCIES.map((urgency) => (
          <UrgencyBadge urgency={urgency} lang={page.lang} />
        ))}
      </p>
    </>
  );
}

function Swatches() {
  const marks = [
    ...COLOURS.map((name) => [name, `swatch-${name}`]),
    ...[1, 2, 3, 4, 5, 6].map((n) => [`data-${n}`, `fill-${n}`]),
  ];
  return (
    <div class="swatches">
      {marks.map(([name, mark]) => (
        <div>
          <svg viewBox="0 0 60 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class={mark} width="60" height="20" />
          </svg>
          <code>{name}</code>
        </div>
      ))}
    </div>
  );
}

function Buttons({ page }: { page: Page }) {
  const { sample } = page.t.admin.components;
  return (
    <div class="sheet-line">
      <button class="button" type="button">
        {sample.button}
      </button>
      <button class="button button-quiet" type="button">
        {sample.quiet}
      </button>
      <button class="button button-plain" type="button">
        {sample.plain}
      </button>
      <button class="button button-danger" type="button">
        <Icon name="trash" />
        {sample.danger}
      </button>
      <button class="button" type="button" aria-disabled="true">
        {sample.waiting}
      </button>
      <button class="button button-quiet button-small" type="button">
        {sample.quiet}
      </button>
    </div>
  );
}

function Fields({ page: { t } }: { page: Page }) {
  const { sample } = t.admin.components;
  return (
    <>
      <Field
        t={t}
        id="sample-a"
        label={sample.field}
        hint={sample.hint}
        required
        control={(ties) => <input {...ties} />}
      />
      <Field t={t} id="sample-b" label={sample.field} error={sample.wrong} control={(ties) => <input {...ties} />} />
      <Field
        t={t}
        id="sample-c"
        label={sample.field}
        control={(ties) => (
          <select {...ties}>
            {sample.places.map((place) => (
              <option>{place}</option>
            ))}
          </select>
        )}
      />
      <label class="check">
        <input type="checkbox" checked />
        {sample.check}
      </label>
    </>
  );
}

function Messages({ page: { t } }: { page: Page }) {
  const { sample } = t.admin.components;
  return (
    <>
      {(["good", "wrong", ""] as const).map((tone) => (
        <p class={`notice ${tone ? `notice-${tone}` : ""}`}>
          <Icon name={tone === "good" ? "circle-check" : "alert-triangle"} />
          {tone === "wrong" ? sample.failed : sample.saved}
        </p>
      ))}
      <div class="sheet-toasts">
        <Toast text={sample.saved} lasting>
          <button class="button button-plain button-small" type="button">
            {sample.undo}
          </button>
        </Toast>
        <Toast text={sample.failed} tone="wrong" lasting />
      </div>
      <Progress label={sample.progress} value={3} max={10} text="3/10" />
      <Progress label={sample.running} />
      <EmptyState icon="circle-check" tone="good" title={sample.empty} text={sample.emptyText} />
      <div class="sheet-line">
        <OpenDialog for="sample-dialog">{sample.dialog}</OpenDialog>
        <OpenDialog for="sample-drawer">{sample.drawer}</OpenDialog>
      </div>
      {(["dialog", "drawer"] as const).map((kind) => (
        <Dialog t={t} id={`sample-${kind}`} title={sample[kind]} kind={kind}>
          <p>{sample.dialogText}</p>
          <CloseDialog for={`sample-${kind}`} class="button">
            {t.common.close}
          </CloseDialog>
        </Dialog>
      ))}
    </>
  );
}

function Navigation({ page: { t } }: { page: Page }) {
  const { sample } = t.admin.components;
  const here = "/admin/components";
  return (
    <>
      <Tabs
        label={t.ui.period.kind}
        tabs={sample.tabs.map((text, at) => ({
          href: here,
          text,
          count: at === 0 ? 12 : undefined,
          current: at === 2,
        }))}
      />
      <PeriodPicker
        t={t}
        action={here}
        kinds={sample.tabs.map((text) => ({ value: text, text }))}
        kind={sample.tabs[2] ?? ""}
        from="2026-10-25"
        until="2026-11-25"
        label={sample.month}
        steps={{ before: here, after: here, current: here }}
      />
      <Chips label={sample.filters}>
        <Chip text={sample.places[0] ?? ""} removeHref={here} removeText={sample.remove} />
        <Chip text={sample.sectors[0] ?? ""} href={here} current />
        <Chip text={t.ui.met} tone="good" icon="check" />
        <Chip text={sample.few} tone="fair" icon="info-circle" />
        <Chip text={t.ui.notMet} tone="bad" icon="alert-triangle" />
      </Chips>
      <div class="sheet-line">
        <Menu label={sample.menu} icon="dots">
          <a href={here}>{sample.quiet}</a>
        </Menu>
      </div>
      <Checklist
        t={t}
        items={[
          { done: true, title: sample.saved, text: "" },
          { done: false, title: sample.button, text: sample.hint, href: here },
        ]}
      />
    </>
  );
}
