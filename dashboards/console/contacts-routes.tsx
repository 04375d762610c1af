import { type Context, Hono } from "hono";
import { doneWords } from "#dashboards/http/done-words.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { BlockInput } from "#src/services/contacts/block-contact.ts";
import { MergePeopleInput } from "#src/services/contacts/merge-people.ts";
import { ContactPage } from "./contact-page.tsx";
import { ContactsPage } from "./contacts-page.tsx";

const MOST_BYTES = 16 * 1024;
const home = "/console/contacts";

/** Mounted at /console/contacts, behind the guard; the services refuse whoever may not. */
export const contactsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => list(verbs, c))
    // Posted: a phone number must not stand in an address, a history or a log.
    .post("/", async (c) => list(verbs, c, String((await readForm(c, MOST_BYTES)).get("q") ?? "").trim()))
    .post("/merge", async (c) => {
      const parsed = MergePeopleInput.safeParse({ contactIds: (await readForm(c, MOST_BYTES)).getAll("id") });
      if (!parsed.success) throw invalid(parsed.error.issues[0]?.message);
      await verbs.mergePeople(c.get("ctx"), parsed.data);
      return c.redirect(`${home}/${parsed.data.contactIds[0]}?done=merged`, 303);
    })
    .post("/apart", async (c) => {
      const [a, b] = (await readForm(c, MOST_BYTES)).getAll("id").map(Number);
      if (!a || !b) throw invalid();
      await verbs.keepApart(c.get("ctx"), a, b);
      return c.redirect(`${home}?done=apart`, 303);
    })
    .post("/undo/:merge", async (c) => {
      await verbs.undoMerge(c.get("ctx"), Number(c.req.param("merge")));
      return c.redirect(`${home}?done=undone`, 303);
    })
    .get("/:id", (c) => show(verbs, c))
    .post("/:id/block", (c) => withReason(verbs, c, "block"))
    .post("/:id/unblock", (c) => withReason(verbs, c, "unblock"))
    .post("/:id/language", async (c) => {
      const chosen = (await readForm(c, MOST_BYTES)).get("language");
      await verbs.setLanguage(c.get("ctx"), idOf(c), chosen === "vi" || chosen === "en" ? chosen : null);
      return c.redirect(`${home}/${idOf(c)}?done=language`, 303);
    });

async function list(verbs: Verbs, c: Context<HttpEnv>, typed?: string) {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  const [suggestions, found] = await Promise.all([
    verbs.suggestPeople(ctx),
    typed === undefined ? [] : verbs.findContacts(ctx, typed),
  ]);
  const flash = doneWords(c, page.t.people.done);
  return c.html(<ContactsPage page={page} typed={typed} found={found} suggestions={suggestions} flash={flash} />);
}

async function show(verbs: Verbs, c: Context<HttpEnv>, errors: { field: string; message: string }[] = []) {
  const page = pageOf(c);
  const person = await verbs.loadPerson(c.get("ctx"), idOf(c));
  const flash = errors.length > 0 ? undefined : doneWords(c, page.t.people.done);
  return c.html(
    <ContactPage page={page} person={person} flash={flash} errors={errors} />,
    errors.length > 0 ? 400 : 200,
  );
}

async function withReason(verbs: Verbs, c: Context<HttpEnv>, action: "block" | "unblock") {
  const reason = String((await readForm(c, MOST_BYTES)).get("reason") ?? "");
  if (action === "block") {
    const parsed = BlockInput.safeParse({ reason });
    if (!parsed.success)
      return show(verbs, c, [{ field: "reason", message: pageOf(c).t.said(parsed.error.issues[0]?.message ?? "") }]);
    await verbs.blockContact(c.get("ctx"), idOf(c), parsed.data);
  } else await verbs.unblockContact(c.get("ctx"), idOf(c), reason.trim().slice(0, 500));
  return c.redirect(`${home}/${idOf(c)}?done=${action}ed`, 303);
}

function idOf(c: Context<HttpEnv>): number {
  const id = c.req.param("id") ?? "";
  if (!/^\d{1,15}$/.test(id)) throw new AppError("NOT_FOUND", "Không tìm thấy liên hệ này.");
  return Number(id);
}

const invalid = (message = "Chọn hai liên hệ rồi thử lại.") => new AppError("INVALID", message);
