import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { foldText } from "#src/domain/text.ts";
import { readExamples } from "../examples.ts";
import { HEAD_NAMES, HEADS } from "../heads.ts";
import { linearClassifier } from "../linear/index.ts";
import { loadEncoder } from "../transformer/encoder.ts";
import { readEncoderFiles } from "../transformer/model-file.ts";
import { urgencyInputs } from "../transformer/stack.ts";

/**
 * Learns on plans that neither tier was trained on how the two are heard together; writes stack.json into the model's
 * folder: `node classifiers/training/stack.ts --model DIR --linear DIR --plans plan-03,plan-19,… [--python BIN]`.
 */
const { values: options } = parseArgs({
  options: {
    model: { type: "string", default: join(import.meta.dirname, "../transformer/model") },
    linear: { type: "string" },
    plans: { type: "string", default: "" },
    python: { type: "string", default: ".venv/bin/python" },
  },
});

const linear = linearClassifier(options.linear === undefined ? {} : { modelDir: options.linear });
const encoder = await loadEncoder(readEncoderFiles(options.model));
const plans = readExamples().filter(({ plan }) => options.plans.split(",").includes(plan));
const read = [];
for (const [group, { rows }] of plans.entries()) {
  for (const row of rows) {
    for (const text of [row.text, foldText(row.text)]) {
      const lines = linear.read(text);
      if (!lines) continue;
      const { logits } = await encoder.read(text);
      read.push({
        group,
        asWritten: text === row.text,
        labels: HEAD_NAMES.map((head) => (HEADS[head] as readonly string[]).indexOf(row[head])),
        logits: Object.fromEntries(HEAD_NAMES.map((head) => [head, [...logits[head]]])),
        linear: lines.probabilities,
        urgency: urgencyInputs(logits, lines.probabilities, lines.dangers.length > 0),
        danger: lines.dangers.length > 0,
        words: lines.words.length,
      });
    }
  }
}
const folder = mkdtempSync(join(tmpdir(), "langnghe-stack-"));
try {
  writeFileSync(join(folder, "read.json"), JSON.stringify({ heads: HEAD_NAMES, rows: read }));
  const { status } = spawnSync(
    options.python,
    [join(import.meta.dirname, "stack.py"), join(folder, "read.json"), join(options.model, "stack.json")],
    { stdio: "inherit" },
  );
  if (status !== 0) throw new Error(`${options.python} stack.py failed; see requirements.txt beside it`);
} finally {
  rmSync(folder, { recursive: true });
}
