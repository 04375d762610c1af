import { parseArgs } from "node:util";
import { evaluate, evaluationTable } from "../evaluate.ts";
import { readExamples } from "../examples.ts";
import { linearClassifier } from "../linear/index.ts";

/**
 * Prints the table of MODEL-CARD.md for a model trained `--without` some plans:
 * `node classifiers/training/evaluate-held-out.ts --model DIR --plans plan-03,plan-10`.
 */
const { values: options } = parseArgs({
  options: { model: { type: "string" }, plans: { type: "string", default: "" } },
});
const rows = readExamples()
  .filter(({ plan }) => options.plans.split(",").includes(plan))
  .flatMap((plan) => plan.rows);
const classifier = linearClassifier(options.model === undefined ? {} : { modelDir: options.model });
const started = performance.now();
const evaluation = await evaluate(classifier, rows);
console.log(evaluationTable(evaluation));
console.log(`${classifier.version}, ${Math.round((rows.length * 1000) / (performance.now() - started))} texts/s`);
