import { AppError } from "#src/errors.ts";
import { COMMANDS } from "./commands/index.ts";
import { UsageError } from "./commands/usage.ts";

/** `npm run -s langnghe -- <command>`: contract.md §2. Answers on stdout, everything else on stderr. */
async function main(words: string[]): Promise<number> {
  const found = COMMANDS.find(([name]) => name.split(" ").every((word, i) => words[i] === word));
  if (!found) {
    const wanted = words[0] && !words[0].startsWith("-") && words[0] !== "help";
    if (wanted) process.stderr.write(`There is no command "${words.slice(0, 2).join(" ")}".\n\n`);
    process.stderr.write(`${await usage()}\n`);
    return words.length === 0 || ["help", "--help"].includes(words[0] ?? "") ? 0 : 2;
  }
  const [name, load] = found;
  return (await load()).run(words.slice(name.split(" ").length));
}

async function usage(): Promise<string> {
  const commands = await Promise.all(COMMANDS.map(([, load]) => load()));
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  const lines = commands.map(({ usage, about }) => `  ${usage.padEnd(width)}  ${about}`);
  return ["Usage: npm run -s langnghe -- <command>", "", ...lines].join("\n");
}

// A reader that has seen enough (`| head`) is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else if (error instanceof AppError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}
