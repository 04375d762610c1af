import { type Context, Hono } from "hono";
import { doneWords } from "#dashboards/http/done-words.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { NewUser } from "#src/services/people/add-user.ts";
import { UserChange } from "#src/services/people/change-user.ts";
import { UserPage } from "./user-page.tsx";
import { UsersPage } from "./users-page.tsx";

const HOME = "/admin/people";
const MOST_BYTES = 8192;
type Values = Record<string, string>;
export type Faults = { field: string; message: string }[];

/** Mounted at /admin/people, behind the guard; the services refuse whoever may not. */
export const userRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => list(verbs, c))
    .post("/", async (c) => {
      const values = await valuesOf(c);
      const parsed = NewUser.safeParse({ ...values, unitId: values.unitId || undefined });
      if (!parsed.success) return list(verbs, c, values, faultsOf(c, parsed.error.issues));
      try {
        const { id, password } = await verbs.addUser(c.get("ctx"), parsed.data);
        return show(verbs, c, id, { once: password });
      } catch (error) {
        return list(verbs, c, values, refused(c, error));
      }
    })
    .get("/:id", (c) => show(verbs, c, idOf(c)))
    .post("/:id", async (c) => {
      const values = await valuesOf(c);
      const parsed = UserChange.safeParse({ name: values.name, role: values.role, unitId: values.unitId || null });
      if (!parsed.success) return show(verbs, c, idOf(c), { values, errors: faultsOf(c, parsed.error.issues) });
      try {
        await verbs.changeUser(c.get("ctx"), idOf(c), parsed.data);
        return c.redirect(`${HOME}/${idOf(c)}?done=changed`, 303);
      } catch (error) {
        return show(verbs, c, idOf(c), { values, errors: refused(c, error) });
      }
    })
    .post("/:id/:deed", async (c) => {
      const deed = c.req.param("deed");
      try {
        if (deed === "reset-password")
          return show(verbs, c, idOf(c), { once: await verbs.resetPassword(c.get("ctx"), idOf(c)) });
        const done = Object.hasOwn(DEEDS, deed) ? DEEDS[deed] : undefined;
        if (!done) throw new AppError("NOT_FOUND", "Không tìm thấy trang này.");
        await verbs[done.verb](c.get("ctx"), idOf(c));
        return c.redirect(`${HOME}/${idOf(c)}?done=${done.said}`, 303);
      } catch (error) {
        return show(verbs, c, idOf(c), { errors: refused(c, error) });
      }
    });

const DEEDS: Record<string, { verb: "disableUser" | "enableUser" | "resetFactors"; said: string }> = {
  disable: { verb: "disableUser", said: "disabled" },
  enable: { verb: "enableUser", said: "enabled" },
  "reset-factors": { verb: "resetFactors", said: "factors" },
};

async function list(verbs: Verbs, c: Context<HttpEnv>, values: Values = {}, errors: Faults = []) {
  const filter = c.req.query();
  const found = await verbs.listUsers(c.get("ctx"), filter);
  const view = { page: pageOf(c), ...found, filter, values, errors, units: c.get("ctx").city.units };
  return c.html(<UsersPage {...view} />, errors.length > 0 ? 400 : 200);
}

interface Shown {
  /** A one-time password, in the answer to the POST that made it and nowhere else. */
  once?: string;
  values?: Values;
  errors?: Faults;
}

async function show(verbs: Verbs, c: Context<HttpEnv>, id: number, shown: Shown = {}) {
  const page = pageOf(c);
  const user = await verbs.loadUser(c.get("ctx"), id);
  const flash = c.req.method === "GET" ? doneWords(c, page.t.identity.users.done) : undefined;
  return c.html(
    <UserPage page={page} user={user} flash={flash} units={c.get("ctx").city.units} {...shown} />,
    shown.errors ? 400 : 200,
  );
}

async function valuesOf(c: Context<HttpEnv>): Promise<Values> {
  const form = await readForm(c, MOST_BYTES);
  const text = (name: string) =>
    String(form.get(name) ?? "")
      .normalize("NFC")
      .trim();
  const values: Values = { name: text("name"), role: text("role"), unitId: text("unitId") };
  return form.has("email") ? { email: text("email"), ...values } : values;
}

function faultsOf(c: Context<HttpEnv>, issues: { path: PropertyKey[] }[]): Faults {
  const words = pageOf(c).t.identity.users;
  const said: Record<string, string> = { email: words.badEmail, name: words.badName, unitId: words.badUnit };
  return issues.map(({ path }) => ({ field: String(path[0]), message: said[String(path[0])] ?? words.badUnit }));
}

/** What the service refused, at its field. @throws what is nobody's mistake here */
function refused(c: Context<HttpEnv>, error: unknown): Faults {
  if (!(error instanceof AppError) || (error.code !== "CONFLICT" && error.code !== "INVALID")) throw error;
  const words = pageOf(c).t.identity.users;
  const said: Record<string, string> = { email: words.taken, unitId: words.badUnit };
  const field = String(error.details.field ?? "");
  return [{ field, message: said[field] ?? error.message }];
}

function idOf(c: Context<HttpEnv>): number {
  const id = c.req.param("id") ?? "";
  if (!/^\d{1,15}$/.test(id)) throw new AppError("NOT_FOUND", "Không tìm thấy người dùng này.");
  return Number(id);
}
