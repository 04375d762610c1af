import { parseArgs } from "node:util";
import { evaluate, evaluationTable } from "../evaluate.ts";
import { readExamples } from "../examples.ts";
import { linearClassifier } from "../linear/index.ts";
import { transformerClassifier } from "../transformer/index.ts";

/**
 * Prints the table of the model cards, on plans that the models have not seen. `--model DIR`: a linear tier trained
 * `--without` them. With `--stack` both tiers together, the transformer as shipped:
 * `node scripts/run.mjs classifiers/training/evaluate-held-out.ts --stack --model .cache/encoder/linear --plans plan-03,plan-19,plan-20,plan-21,plan-22,plan-23`.
 */
const { values: options } = parseArgs({
  options: {
    model: { type: "string" },
    plans: { type: "string", default: "" },
    stack: { type: "boolean", default: false },
  },
});
const rows = readExamples()
  .filter(({ plan }) => options.plans.split(",").includes(plan))
  .flatMap((plan) => plan.rows);
const linear = linearClassifier(options.model === undefined ? {} : { modelDir: options.model });
const classifier = options.stack ? await transformerClassifier({ linear }) : linear;
const started = performance.now();
const evaluation = await evaluate(classifier, rows);
console.log(evaluationTable(evaluation));
console.log(`${classifier.version}, ${Math.round((rows.length * 1000) / (performance.now() - started))} texts/s`);
