import { type Context, Hono } from "hono";
import { type FieldFault, faultsOf } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { UnitsFile } from "#src/city/pack/units-file.ts";
import { AppError } from "#src/errors.ts";
import { UnitFields, withCalendar, withNewUnit, withUnit } from "#src/services/routing/edit-units.ts";
import { UnitForm } from "./units-form.tsx";
import { UnitsPage, type UnitsPageProps } from "./units-page.tsx";

const MOST_BYTES = 256 * 1024;
const FIELDS = Object.keys(UnitFields.shape);

/** Mounted at /admin/units, behind the guard; the services refuse whoever may not configure. */
export const unitRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => list(verbs, c, { search: searchOf(c.req.query()) }))
    .post("/", async (c) => setCalendar(verbs, c, await readForm(c, MOST_BYTES)))
    .get("/new", (c) => edit(verbs, c, undefined, {}))
    .post("/new", async (c) => save(verbs, c, undefined, textsOf(await readForm(c, MOST_BYTES))))
    .get("/:id", (c) => edit(verbs, c, c.req.param("id"), {}))
    .post("/:id", async (c) => save(verbs, c, c.req.param("id"), textsOf(await readForm(c, MOST_BYTES))));

async function list(
  verbs: Verbs,
  c: Context<HttpEnv>,
  extra: Pick<UnitsPageProps, "search" | "errors" | "chosen" | "values">,
) {
  const page = pageOf(c);
  const { document, version } = await verbs.loadRoutingSetting(c.get("ctx"), "units");
  const city = c.get("ctx").city.with({ units: document });
  const words = page.t.routing.unit.done;
  const done = c.req.query("done");
  const flash = done === "calendar" || done === "added" ? words[done] : undefined;
  return c.html(
    <UnitsPage page={page} city={city} version={version} flash={flash} {...extra} />,
    extra.errors ? 400 : 200,
  );
}

async function setCalendar(verbs: Verbs, c: Context<HttpEnv>, form: FormData) {
  const values = textsOf(form);
  const search = searchOf(values);
  const chosen = form.getAll("unit").filter((id) => typeof id === "string");
  const ctx = c.get("ctx");
  try {
    if (chosen.length === 0) throw new AppError("INVALID", pageOf(c).t.routing.unit.noneChosen);
    const { document } = await verbs.loadRoutingSetting(ctx, "units");
    const changed = withCalendar(ctx.city, document, chosen, values.calendar ?? "");
    await publish(verbs, c, changed, values);
    return c.redirect(`/admin/units?${new URLSearchParams({ ...search, done: "calendar" })}`, 303);
  } catch (error) {
    return list(verbs, c, { search, errors: unitFaults(c, error), chosen, values });
  }
}

async function edit(
  verbs: Verbs,
  c: Context<HttpEnv>,
  id: string | undefined,
  { entered, errors = [] }: { entered?: Record<string, string>; errors?: FieldFault[] },
) {
  const page = pageOf(c);
  const { document, version } = await verbs.loadRoutingSetting(c.get("ctx"), "units");
  const city = c.get("ctx").city.with({ units: document });
  const unit = id === undefined ? undefined : city.unit(id);
  if (id !== undefined && !unit) throw new AppError("NOT_FOUND", "Không có đơn vị này.");
  const use = unit && (await verbs.unitUse(c.get("ctx"), unit));
  const flash = c.req.query("done") === "saved" ? page.t.routing.unit.done.saved : undefined;
  const values: Record<string, string | undefined> = entered ?? { ...unit, wardCode: undefined };
  // Refused with CONFLICT: what was entered is kept, and saving again is meant for the version that is shown now.
  return c.html(
    <UnitForm
      page={page}
      city={city}
      version={version}
      unit={unit}
      use={use}
      values={values}
      errors={errors}
      flash={flash}
    />,
    errors.length > 0 ? 400 : 200,
  );
}

async function save(verbs: Verbs, c: Context<HttpEnv>, id: string | undefined, values: Record<string, string>) {
  const ctx = c.get("ctx");
  try {
    const { document } = await verbs.loadRoutingSetting(ctx, "units");
    const named = FIELDS.map((name) => [name, values[name]] as const);
    const fields = readFields(Object.fromEntries(named));
    const changed =
      id === undefined
        ? withNewUnit(ctx.city, document, (values.id ?? "").trim(), fields)
        : withUnit(ctx.city, document, id, fields);
    await publish(verbs, c, changed, values);
    return c.redirect(id === undefined ? "/admin/units?done=added" : `/admin/units/${id}?done=saved`, 303);
  } catch (error) {
    return edit(verbs, c, id, { entered: values, errors: unitFaults(c, error) });
  }
}

const publish = (verbs: Verbs, c: Context<HttpEnv>, document: UnitsFile, values: Record<string, string>) =>
  verbs.publishRouting(c.get("ctx"), "units", {
    document,
    note: values.note ?? "",
    expectedVersion: Number(values.version) || 0,
  });

function readFields(values: Record<string, string | undefined>): UnitFields {
  const read = UnitFields.safeParse(values);
  if (read.success) return read.data;
  throw new AppError("INVALID", "Một số mục chưa đúng.", {
    fields: read.error.issues.map(({ path, message }) => ({ field: path.join("."), message })),
  });
}

/** @throws what is not for the person at the form to mend */
function unitFaults(c: Context<HttpEnv>, error: unknown): FieldFault[] {
  if (error instanceof AppError && error.code === "CONFLICT")
    return [{ field: "", message: pageOf(c).t.routing.unit.conflict }];
  return faultsOf(error)
    .slice(0, 20)
    .map(({ field, message }) => ({ field: field.replace(/^units\./, ""), message }));
}

const searchOf = ({ q = "", kind = "" }: Record<string, string>) => ({ q: q.slice(0, 100), kind });

const textsOf = (form: FormData): Record<string, string> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
