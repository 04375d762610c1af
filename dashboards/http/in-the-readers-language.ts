import type { Context } from "hono";
import { tryGetContext } from "hono/context-storage";
import { chooseLanguage } from "#dashboards/i18n/choose-language.ts";
import { inEnglish } from "#dashboards/i18n/said.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";

/**
 * What the pages ask of the service, with its refusals in the language of the page that asked. In one place, because a
 * refusal is shown in forty: at its field, above a form, by a script, as a page of its own.
 * Outside a request (a brief that is mailed), they stay Vietnamese.
 */
export function inTheReadersLanguage<Verbs extends object>(verbs: Verbs): Verbs {
  return new Proxy(verbs, {
    get(target, name, receiver): unknown {
      const verb: unknown = Reflect.get(target, name, receiver);
      return typeof verb === "function"
        ? (...given: unknown[]) => translating(() => Reflect.apply(verb, target, given))
        : verb;
    },
  });
}

function translating(ask: () => unknown): unknown {
  try {
    const answer = ask();
    return answer instanceof Promise ? answer.catch(refuse) : answer;
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): never {
  const c = tryGetContext<HttpEnv>();
  throw c && error instanceof AppError ? refusalFor(c, error) : error;
}

/** The same refusal in the language that `c` is answered in. */
function refusalFor(c: Context<HttpEnv>, error: AppError): AppError {
  if (chooseLanguage(c) === "vi") return error;
  const { fields } = error.details;
  const details = Array.isArray(fields) ? { ...error.details, fields: fields.map(fieldInEnglish) } : error.details;
  const told = new AppError(error.code, inEnglish(error.message), details);
  told.cause = error; // where it was thrown, for the log
  return told;
}

function fieldInEnglish(fault: unknown): unknown {
  if (typeof fault !== "object" || fault === null || !("message" in fault)) return fault;
  return { ...fault, message: typeof fault.message === "string" ? inEnglish(fault.message) : fault.message };
}
