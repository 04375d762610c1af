import { availableParallelism, cpus } from "node:os";
import { parseArgs } from "node:util";
import { InferenceSession } from "onnxruntime-node";
import { readExamples } from "#classifiers/examples.ts";
import { linearClassifier } from "#classifiers/linear/index.ts";
import { inputsOf, ONE_THREAD } from "#classifiers/transformer/encoder.ts";
import { SHIPPED_MODEL, transformerClassifier } from "#classifiers/transformer/index.ts";
import { readEncoderFiles } from "#classifiers/transformer/model-file.ts";
import { pieceCutter, withoutMiddle } from "#classifiers/transformer/pieces.ts";

/**
 * `npm run bench:classify [-- --texts 400 --rounds 5]`: whole verdicts (pieces, model, linear tier, rules, reasons) against
 * bare onnxruntime runs of the same pieces, one text at a time on one thread, by length. Both take turns in each round,
 * so that what else the machine does meets both alike.
 */
const { values: options } = parseArgs({
  options: { texts: { type: "string", default: "400" }, rounds: { type: "string", default: "5" } },
});
const modelDir = process.env.MODEL_DIR ?? SHIPPED_MODEL;
const began = performance.now();
const classifier = await transformerClassifier({ modelDir, linear: linearClassifier() });
const loadMs = performance.now() - began;
const memory = process.memoryUsage.rss();

const { onnx, tokenizer, meta } = readEncoderFiles(modelDir);
const cut = pieceCutter(tokenizer, meta.prefix);
const session = await InferenceSession.create(onnx, ONE_THREAD);
const all = readExamples().flatMap(({ rows }) => rows);
const step = Math.max(1, Math.floor(all.length / Number(options.texts)));
const texts = all
  .filter((_, at) => at % step === 0)
  .map(({ text }) => {
    const { ids } = withoutMiddle(cut(text), meta.maxLength);
    return { text, pieces: ids.length, inputs: inputsOf(ids) };
  });

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
}

interface Timed {
  bare: number;
  whole: number;
}
const best = new Map<(typeof texts)[number], Timed>();
for (let round = 0; round < Number(options.rounds); round++) {
  for (const one of texts) {
    const bare = await seconds(() => session.run(one.inputs));
    const whole = await seconds(() => classifier.classify(one.text));
    const before = best.get(one) ?? { bare: Number.POSITIVE_INFINITY, whole: Number.POSITIVE_INFINITY };
    best.set(one, { bare: Math.min(before.bare, bare), whole: Math.min(before.whole, whole) });
  }
}

const BUCKETS = [
  [0, 24],
  [25, 48],
  [49, 96],
  [97, 512],
] as const;
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const line = (name: string, those: (typeof texts)[number][]) => {
  const times = those.map((one) => best.get(one)).filter((timed) => timed !== undefined);
  const [bare, whole] = [mean(times.map((timed) => timed.bare)), mean(times.map((timed) => timed.whole))];
  const cells = [
    name,
    those.length,
    (bare * 1000).toFixed(2),
    (whole * 1000).toFixed(2),
    (1 / whole).toFixed(0),
    `${(bare / whole).toFixed(2)}×`,
  ];
  return `| ${cells.join(" | ")} |`;
};
console.log(
  `${classifier.version}, ${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.versions.node}`,
);
console.log(
  `loaded in ${loadMs.toFixed(0)} ms; process ${(memory / 2 ** 20).toFixed(0)} MB; files ${((onnx.byteLength + JSON.stringify(tokenizer).length) / 1e6).toFixed(1)} MB`,
);
console.log("\n| pieces | texts | bare, ms | verdict, ms | verdicts/s | of bare |\n|---|---|---|---|---|---|");
for (const [from, until] of BUCKETS) {
  const those = texts.filter(({ pieces }) => pieces >= from && pieces <= until);
  if (those.length > 0) console.log(line(`${from}–${until}`, those));
}
console.log(line("all", texts));
