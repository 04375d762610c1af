import { readFile, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type Cost, costLines, modelFiles } from "#classifiers/evaluate/cost.ts";
import { reportJson } from "#classifiers/evaluate/json.ts";
import type { Judged } from "#classifiers/evaluate/judged.ts";
import { learnedAlready } from "#classifiers/evaluate/learned.ts";
import { readRows } from "#classifiers/evaluate/read-rows.ts";
import { lookedAt } from "#classifiers/evaluate/redaction.ts";
import { type Report, reportOn } from "#classifiers/evaluate/report.ts";
import { judge } from "#classifiers/evaluate/run.ts";
import { reportTables } from "#classifiers/evaluate/table.ts";
import { wrongAnswers } from "#classifiers/evaluate/wrong-answers.ts";
import { linearClassifier } from "#classifiers/linear/index.ts";
import { type Config, loadConfig } from "#src/config.ts";
import { AppError } from "#src/errors.ts";
import { createLog } from "#src/log.ts";
import type { Classifier } from "#src/ports/classifier.ts";
import { loadClassifier } from "../load-classifier.ts";
import { loadFinder } from "../load-finder.ts";
import { type Command, readArgs, UsageError } from "./usage.ts";

const USAGE = "evaluate FILE [--json] [--limit N] [--errors FILE] [--linear]";

export const evaluate: Command = {
  usage: USAGE,
  about:
    "how right the classifier is on labelled JSON Lines; --errors: the wrong answers by id; --linear: that tier alone",
  async run(args) {
    const { file, limit, errors, json, linearOnly } = readWords(args);
    const text = await readFile(file, "utf8").catch(() => {
      throw new AppError("INVALID", `cannot read ${file}`);
    });
    const rows = readRows(text, file).slice(0, limit);
    if (errors) await writeErrors(errors, []); // now rather than after minutes of reading
    const { modelDir } = loadConfig(process.env);
    const { classifier, loadMs } = await load({ modelDir }, linearOnly);
    const { judged, speed } = await judge(classifier, rows, progress(rows.length));
    const rssBytes = process.memoryUsage.rss();
    const cost: Cost = { ...speed, loadMs, rssBytes, files: modelFiles({ linearOnly, modelDir }) };
    if (errors) await writeErrors(errors, judged);
    const finder = () => loadFinder({ modelDir }, createLog("warn", "evaluate"));
    const looked = linearOnly ? judged : await lookedAt(judged, finder);
    const report = { ...reportOn(looked), learned: learnedAlready(rows) };
    const { version } = classifier;
    process.stdout.write(
      json
        ? `${JSON.stringify(reportJson(version, report, cost))}\n`
        : `${[headLines(version, file, report), costLines(cost)].join("\n")}\n\n${reportTables(report)}\n`,
    );
    return 0;
  },
};

function readWords(args: string[]) {
  const usage = `langnghe ${USAGE}`;
  const { words, strings, flags } = readArgs(args, {
    strings: ["limit", "errors"],
    flags: ["json", "linear"],
    words: ["FILE"],
    usage,
  });
  const { limit, errors } = strings;
  if (limit !== undefined && !/^[1-9]\d*$/.test(limit))
    throw new UsageError(`--limit takes a number of messages, not "${limit}"\nUsage: ${usage}`);
  const file = words[0] ?? "";
  if (errors !== undefined && resolve(errors) === resolve(file))
    throw new UsageError(`--errors would write over ${file}\nUsage: ${usage}`);
  return {
    file,
    limit: limit === undefined ? undefined : Number(limit),
    errors,
    json: flags.json ?? false,
    linearOnly: flags.linear ?? false,
  };
}

/** The classifier of the service, stand-in and all: what it says here is what the desk would see. */
async function load(config: Pick<Config, "modelDir">, linearOnly: boolean) {
  const startedMs = performance.now();
  const classifier: Classifier = linearOnly
    ? linearClassifier(config.modelDir ? { modelDir: config.modelDir } : {})
    : await loadClassifier(config, createLog("warn", "evaluate"));
  return { classifier, loadMs: performance.now() - startedMs };
}

function headLines(model: string, file: string, report: Report & { learned: number }): string {
  const { n, standIns, learned } = report;
  const lines = [`model: ${model}`, `messages: ${n} of ${basename(file)}`];
  if (learned > 0)
    lines.push(`! ${learned} of ${n} are examples that the shipped model learned from: too good to be true`);
  if (standIns > 0) lines.push(`! ${standIns} of ${n} answers are a stand-in's: the model could not answer`);
  return lines.join("\n");
}

/** A line for each tenth, on stderr: the answer alone belongs to stdout. */
function progress(total: number): (done: number) => void {
  let told = 0;
  return (done) => {
    const tenth = Math.floor((10 * done) / total);
    if (tenth === told) return;
    told = tenth;
    process.stderr.write(`${done} of ${total} messages read\n`);
  };
}

async function writeErrors(file: string, judged: readonly Judged[]): Promise<void> {
  await writeFile(file, wrongAnswers(judged)).catch(() => {
    throw new AppError("INVALID", `cannot write ${file}`);
  });
}
