import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

/**
 * From examples and packages to the shipped models: `npm run train [-- --python BIN]`. About two hours on two
 * cores; stopped and started again it goes on where it was. What it does, in order: README.md.
 */
const { values: options } = parseArgs({
  options: {
    python: { type: "string", default: ".venv/bin/python" },
    /** Plans that neither tier sees before the stack is fitted on them. */
    "hold-out": { type: "string", default: "plan-03,plan-19,plan-20,plan-21,plan-22,plan-23" },
    /** Of training the encoder. */
    minutes: { type: "string", default: "82" },
    /** JSON Lines of `langnghe export corrections`, learnt from as one more plan. */
    corrections: { type: "string" },
    fresh: { type: "boolean", default: false },
  },
});
const CACHE = ".cache/encoder";
const here = import.meta.dirname;
const heldOut = options["hold-out"];
const encoder = join(here, "encoder");
const withCorrections = options.corrections ? ["--corrections", options.corrections] : [];

interface Step {
  says: string;
  /** What it leaves behind; a step whose work is there is not done again. */
  makes?: string;
  run: () => void;
}

const node = (script: string, ...args: string[]) =>
  call(process.execPath, [...process.execArgv, join(here, script), ...args]);
const python = (script: string, ...args: string[]) => call(options.python, [join(encoder, script), ...args]);
const linear = (...args: string[]) => node("train-linear.ts", "--python", options.python, ...withCorrections, ...args);

const STEPS: Step[] = [
  {
    says: `linear tier without ${heldOut}: the stack is fitted on what neither tier has seen`,
    makes: `${CACHE}/linear/model.json`,
    run: () => linear("--without", heldOut, "--out", `${CACHE}/linear`),
  },
  { says: "names that the rules see", makes: `${CACHE}/names.json`, run: () => node("names.ts") },
  {
    says: "vocabulary",
    makes: `${CACHE}/vocabulary/kept.json`,
    run: () => python("vocabulary.py", ...withCorrections),
  },
  {
    says: `encoder without ${heldOut}`,
    makes: `${CACHE}/run/model.pt`,
    run: () => python("train.py", "--hold-out", heldOut, "--minutes", options.minutes, ...withCorrections),
  },
  { says: "ONNX, eight bits", run: () => python("export_onnx.py", "--out", join(here, "../transformer/model")) },
  { says: "the head that marks personal data", run: () => python("personal.py") },
  {
    says: "stack and calibration",
    run: () => node("stack.ts", "--python", options.python, "--linear", `${CACHE}/linear`, "--plans", heldOut),
  },
  { says: "linear tier of all rows", run: () => linear() },
];

function call(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed; what it needs: classifiers/training/README.md`);
}

if (options.fresh)
  for (const part of ["linear", "names.json", "vocabulary", "run"])
    rmSync(join(CACHE, part), { recursive: true, force: true });
for (const [at, { says, makes, run }] of STEPS.entries()) {
  const done = makes !== undefined && existsSync(makes);
  console.log(`[${at + 1}/${STEPS.length}] ${says}${done ? ": there already" : ""}`);
  if (!done) run();
}
