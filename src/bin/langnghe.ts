import { AppError } from "#src/errors.ts";
import { COMMANDS } from "./commands/index.ts";
import { UsageError } from "./commands/usage.ts";

/** `npm run -s langnghe -- <command>`: contract.md §2. Answers on stdout, everything else on stderr. */
async function main(words: string[]): Promise<number> {
  const command = COMMANDS.find(({ name }) => {
    const parts = name.split(" ");
    return parts.every((part, i) => words[i] === part);
  });
  if (!command) {
    const wanted =
      words[0] && !words[0].startsWith("-") ? `There is no command "${words.slice(0, 2).join(" ")}".\n\n` : "";
    process.stderr.write(`${wanted}${usage()}\n`);
    return words.length === 0 || words[0] === "help" || words[0] === "--help" ? 0 : 2;
  }
  return command.run(words.slice(command.name.split(" ").length));
}

function usage(): string {
  const width = Math.max(...COMMANDS.map(({ usage }) => usage.length));
  const lines = COMMANDS.map(({ usage, about }) => `  ${usage.padEnd(width)}  ${about}`);
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
