import { AtOnceLine } from "#dashboards/components/at-once-line.tsx";
import { ErrorSummary } from "#dashboards/components/error-summary.tsx";
import { Flash } from "#dashboards/components/flash.tsx";
import { LayoutStaff } from "#dashboards/components/layout-staff.tsx";
import type { Page } from "#dashboards/page.ts";
import type { City } from "#src/city/city.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import type { ReplyBox } from "#src/services/drafts/load-reply-box.ts";
import type { IncidentOfTicket } from "#src/services/incidents/incident-of-ticket.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import type { Macro } from "#src/services/macros/macro.ts";
import type { Duplicate } from "#src/services/similar/duplicate-tickets.ts";
import type { SimilarTicket } from "#src/services/similar/similar-tickets.ts";
import type { TicketPage } from "#src/services/tickets/load-page.ts";
import type { ExtensionRequest } from "#src/services/unit-desk/extension-requests.ts";
import { ActionForms } from "./action-forms.tsx";
import { ChannelsBanner } from "./channels-banner.tsx";
import { ClocksPanel } from "./clocks-panel.tsx";
import { ContactPanel } from "./contact-panel.tsx";
import { Conversation } from "./conversation.tsx";
import { DuplicatesPanel } from "./duplicates-panel.tsx";
import type { AskedExtension } from "./extension-form.tsx";
import { HereLine } from "./here-line.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { IncidentPanel } from "./incident-panel.tsx";
import { MacroBar } from "./macro-bar.tsx";
import { MentionsPanel } from "./mentions-panel.tsx";
import { PlacePanel } from "./place-panel.tsx";
import { RelationsPanel } from "./relations-panel.tsx";
import type { ReplyTry } from "./reply-try.ts";
import { SimilarPanel } from "./similar-panel.tsx";
import { SuggestionPanel } from "./suggestion-panel.tsx";
import type { Through } from "./through-list.ts";
import { TicketHead } from "./ticket-head.tsx";
import { TicketNav } from "./ticket-nav.tsx";
import { type Undoable, UndoFlash } from "./undo-flash.tsx";
import { VerdictPanel } from "./verdict-panel.tsx";

/** An action that was refused, with what the officer had entered. */
export interface Attempt {
  action: TicketAction;
  values: Record<string, string>;
  errors: { field: string; message: string }[];
}

export interface TicketPageProps {
  page: Page;
  data: TicketPage;
  duplicates: Duplicate[];
  similar: SimilarTicket[];
  incident: IncidentOfTicket;
  /** Public posts that it came from, or that were attached to it. */
  mentions: readonly MentionView[];
  city: City;
  /** The list that is being worked through. */
  through: Through;
  macros: readonly Macro[];
  extension: ExtensionRequest | undefined;
  /** A question for more time that was not taken. */
  asked?: AskedExtension | undefined;
  attempt?: Attempt | undefined;
  /** How the citizen can be answered, and what became of what was said. */
  box: ReplyBox;
  /** The reply box, when it comes back instead of being sent. */
  reply?: ReplyTry | undefined;
  /** Where citizens reach us, without a slash at the end. */
  publicUrl: string;
  /** In the clear, only in the answer to the audited request for it. */
  contact?: { name: string | null; phone: string | null; email: string | null } | undefined;
  /** Why the contact was not shown. */
  revealError?: string | undefined;
  flash?: string | undefined;
  undoable?: Undoable | undefined;
  /** Why something that has no form of its own could not be done. */
  refused?: string | undefined;
}

export function TicketPageView(props: TicketPageProps) {
  const { page, data, city, flash, undoable, refused } = props;
  const { t } = page;
  return (
    <LayoutStaff
      page={page}
      title={data.ticket.reference}
      script={["here.js", "at-once.js", "copy.js", "lightbox.js", ...(props.box.mayReply ? ["reply.js"] : [])]}
    >
      <TicketNav page={page} through={props.through} />
      <Flash text={undoable ? undefined : flash} />
      <UndoFlash page={page} undoable={undoable} />
      <AtOnceLine page={page} />
      <ErrorSummary title={t.common.errorTitle} errors={refused ? [{ field: "", message: refused }] : []} />
      {props.box.mayReply ? <ChannelsBanner page={page} problems={props.box.problems} /> : null}
      <HereLine page={page} ticket={data.ticket} />
      <TicketHead page={page} data={data} />
      <div class="ticket">
        <div class="ticket-left">
          <SuggestionPanel page={page} data={data} through={props.through} />
          <Conversation page={page} data={data} box={props.box} />
          <MacroBar page={page} data={data} macros={props.macros} through={props.through} />
          <ActionForms {...props} />
        </div>
        <div class="ticket-right">
          <ClocksPanel page={page} data={data} />
          <PlacePanel page={page} data={data} city={city} />
          <DuplicatesPanel page={page} data={data} duplicates={props.duplicates} />
          <IncidentPanel page={page} city={city} reference={data.ticket.reference} incident={props.incident} />
          <RelationsPanel page={page} data={data} />
          <MentionsPanel page={page} mentions={props.mentions} />
          <VerdictPanel page={page} data={data} />
          <SimilarPanel page={page} similar={props.similar} mayReply={props.box.mayReply} />
          <ContactPanel page={page} data={data} contact={props.contact} error={props.revealError} />
        </div>
        <div class="ticket-past">
          <HistoryPanel page={page} history={data.history} names={data.names} city={city} />
        </div>
      </div>
    </LayoutStaff>
  );
}
