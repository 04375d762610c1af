import { readdirSync, readFileSync } from "node:fs";
import { percentile } from "#src/bin/simulate/open-loop.ts";
import { loadCity } from "#src/city/load-city.ts";

const EXAMPLES = new URL("../classifiers/examples/", import.meta.url);
const ROUNDS = 3;

/**
 * Real messages through `locate`, on one core, beside the least that any reader has to do with them: normalise and split.
 * The texts are the labelled examples, each as a citizen would send it, from four words to a page.
 */
export function benchLocate(): void {
  const texts = readdirSync(EXAMPLES)
    .filter((file) => file.endsWith(".jsonl"))
    .flatMap((file) => readFileSync(new URL(file, EXAMPLES), "utf8").split("\n").filter(Boolean))
    .map((line): string => JSON.parse(line).text);
  const startMs = performance.now();
  const city = loadCity("hcmc");
  city.locate({ text: "", lat: 10.77, lng: 106.7 });
  const loadMs = performance.now() - startMs;
  const pins = texts
    .map((_, at) => city.wards[at % city.wards.length])
    .map((ward) => ({ lat: ward?.lat, lng: ward?.lng }));
  let kept = 0;
  const rows: [string, (text: string, at: number) => void][] = [
    ["NFC and split", (text) => (kept += text.normalize("NFC").split(/\s+/).length)],
    ["locate, text", (text) => (kept += city.locate({ text }).candidates.length)],
    ["locate, text and pin", (text, at) => (kept += city.locate({ text, ...pins[at] }).candidates.length)],
  ];
  console.log(`\n## Place of ${texts.length.toLocaleString("en")} messages\n`);
  console.log("| | texts/s | p50 µs | p99 µs | longest ms |\n|---|---|---|---|---|");
  for (const [name, work] of rows) {
    texts.forEach(work); // warm
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round++)
      texts.forEach((text, at) => {
        const from = performance.now();
        work(text, at);
        took.push(performance.now() - from);
      });
    const perSecond = (took.length / took.reduce((sum, ms) => sum + ms, 0)) * 1_000;
    const micro = (p: number) => (percentile(took, p) * 1_000).toFixed(0);
    console.log(
      `| ${name} | ${Math.round(perSecond).toLocaleString("en")} | ${micro(0.5)} | ${micro(0.99)} | ${Math.max(...took).toFixed(1)} |`,
    );
  }
  console.log(`\npack read and indexed in ${loadMs.toFixed(0)} ms${kept < 0 ? "!" : ""}`);
}
