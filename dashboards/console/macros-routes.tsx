import { type Context, Hono } from "hono";
import { faultsOf } from "#dashboards/http/faults-of.ts";
import { readForm } from "#dashboards/http/read-form.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { may } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { MACRO_ACTIONS, type Macro, type MacroAction } from "#src/services/macros/macro.ts";
import { ACTION_FIELDS, readActionFields } from "./action-input.ts";
import { actionInput } from "./action-to-input.ts";
import { fieldErrors } from "./attempt-of.ts";
import { type MacroEdit, MacroPage } from "./macro-page.tsx";
import { MacrosPage } from "./macros-page.tsx";

const MAX_BYTES = 32_768;

/** Mounted at /console/macros, behind the guard. */
export const macrosRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", async (c) => {
      const page = pageOf(c);
      const [macros, recipients] = await Promise.all([
        verbs.listKeptMacros(c.get("ctx")),
        verbs.recipientsOf(c.get("ctx"), []),
      ]);
      const words = page.t.work.macros;
      const flash = c.req.query("done") === "removed" ? words.removed : undefined;
      return c.html(<MacrosPage {...{ page, macros, recipients, flash }} />);
    })
    .get("/new", (c) => {
      const { actor } = c.get("ctx");
      if (!may(actor, "macro.manage")) throw new AppError("FORBIDDEN", "Anh/chị không có quyền sửa bộ thao tác.");
      return edit(verbs, c, undefined, {});
    })
    .post("/new", async (c) => {
      const { name, advance } = await nameOf(c);
      try {
        const made = await verbs.saveMacro(c.get("ctx"), undefined, { name, advance, steps: [] });
        return c.redirect(`/console/macros/${made.id}`, 303);
      } catch (error) {
        return edit(verbs, c, undefined, { errors: faultsOf(error, ["INVALID", "CONFLICT"]) }, 400);
      }
    })
    .get("/:id", async (c) => edit(verbs, c, await own(verbs, c), {}))
    .post("/:id", async (c) => {
      const macro = await own(verbs, c);
      const { name, advance, remove } = await nameOf(c);
      if (remove) {
        await verbs.retireMacro(c.get("ctx"), macro.id);
        return c.redirect("/console/macros?done=removed", 303);
      }
      try {
        await verbs.saveMacro(c.get("ctx"), macro.id, { name, advance, steps: macro.steps });
        return c.redirect(`/console/macros/${macro.id}?done=saved`, 303);
      } catch (error) {
        return edit(verbs, c, { ...macro, name }, { errors: faultsOf(error, ["INVALID", "CONFLICT"]) }, 400);
      }
    })
    .get("/:id/steps", (c) => c.redirect(`/console/macros/${c.req.param("id")}`, 303))
    .get("/:id/steps/new", async (c) => {
      const action = actionOf(c.req.query("action"));
      const macro = await own(verbs, c);
      // Nothing to fill in: the step is added at once by the form of the next page, which has one button.
      return edit(verbs, c, macro, { adding: { action, values: undefined } });
    })
    .post("/:id/steps", (c) => changeSteps(verbs, c));

const actionOf = (name: unknown): MacroAction => {
  const action = MACRO_ACTIONS.find((one) => one === name);
  if (!action) throw new AppError("NOT_FOUND", "Không có việc này.");
  return action;
};

async function own(verbs: Verbs, c: Context<HttpEnv>): Promise<Macro> {
  const id = c.req.param("id");
  const macro = (await verbs.listKeptMacros(c.get("ctx"))).find((one) => one.id === id && one.mine);
  if (!macro) throw new AppError("NOT_FOUND", "Không tìm thấy bộ thao tác này.");
  return macro;
}

async function nameOf(c: Context<HttpEnv>) {
  const form = await readForm(c, MAX_BYTES);
  const text = (name: string) => String(form.get(name) ?? "");
  return { name: text("name"), advance: text("advance") === "on", remove: text("do") === "remove" };
}

async function changeSteps(verbs: Verbs, c: Context<HttpEnv>) {
  const form = await readForm(c, MAX_BYTES);
  const macro = await own(verbs, c);
  const [what, at] = [String(form.get("do") ?? ""), Number(form.get("at") ?? -1)];
  const save = async (steps: Macro["steps"]) => {
    await verbs.saveMacro(c.get("ctx"), macro.id, { name: macro.name, advance: macro.advance, steps });
    return c.redirect(`/console/macros/${macro.id}`, 303);
  };
  if (what === "remove") return save(macro.steps.filter((_, n) => n !== at));
  if (what === "up") return save(raised(macro.steps, at));
  const action = actionOf(form.get("action"));
  const values = readActionFields(action, form);
  const known = Object.fromEntries(Object.entries(values).filter(([name]) => ACTION_FIELDS[action].includes(name)));
  try {
    return await save([...macro.steps, { action, input: actionInput(action, known).given }]);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "INVALID") throw error;
    const errors = fieldErrors(pageOf(c).t, action, error);
    return edit(verbs, c, macro, { adding: { action, values }, errors }, 400);
  }
}

function raised(steps: Macro["steps"], at: number): Macro["steps"] {
  const [one, before] = [steps[at], steps[at - 1]];
  if (!one || !before) return steps;
  return steps.with(at - 1, one).with(at, before);
}

async function edit(
  verbs: Verbs,
  c: Context<HttpEnv>,
  macro: Macro | undefined,
  { adding, errors = [] }: Partial<Pick<MacroEdit, "adding" | "errors">>,
  status: 200 | 400 = 200,
) {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  const recipients = await verbs.recipientsOf(ctx, []);
  const flash = c.req.query("done") === "saved" ? page.t.work.macros.saved : undefined;
  return c.html(<MacroPage {...{ page, macro, recipients, adding, errors, flash, city: ctx.city }} />, status);
}
