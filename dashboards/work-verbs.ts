import { listKeptMacros, listMacros } from "#src/services/macros/list-macros.ts";
import { runMacro } from "#src/services/macros/run-macro.ts";
import { runSteps } from "#src/services/macros/run-steps.ts";
import { retireMacro, saveMacro } from "#src/services/macros/save-macro.ts";
import { addAbsence, removeAbsence } from "#src/services/unit-desk/absences.ts";
import { askExtension, decideExtension, findExtensionRequest } from "#src/services/unit-desk/extension-requests.ts";
import { loadUnitDesk } from "#src/services/unit-desk/load-unit-desk.ts";

/** What working with several steps and leading a unit asks of the services. */
export const workVerbs = {
  ...{ runSteps, runMacro, listMacros, listKeptMacros, saveMacro, retireMacro },
  ...{ askExtension, decideExtension, findExtensionRequest },
  ...{ loadUnitDesk, addAbsence, removeAbsence },
};
export type WorkVerbs = typeof workVerbs;
