import { setPriority } from "node:os";
import { AppError } from "#src/errors.ts";
import { readModelFolder } from "./model-folder.ts";
import { type Answer, Request } from "./protocol.ts";
import { readSound } from "./read-sound.ts";
import { loadRecogniser } from "./sherpa.ts";
import { type Recogniser, transcribeSound } from "./transcribe-sound.ts";

/** The process for speech: everything that touches a stranger's recording, or the native engine, happens here. */
const NOBODY_WAITS = 10;
let recogniser: Recogniser | undefined;

const answer = (said: Answer) => void process.send?.(said);

function explain(error: unknown): Answer {
  if (error instanceof AppError) return { failed: { code: error.code, message: error.message } };
  return { failed: { code: "UNPROCESSABLE", message: error instanceof Error ? error.message : String(error) } };
}

process.on("disconnect", () => process.exit(0)); // whoever asked is gone
process.on("message", async (message) => {
  try {
    const request = Request.parse(message);
    if ("load" in request) {
      recogniser = await loadRecogniser(readModelFolder(request.load.folder), request.load.names);
      answer({ ready: true });
    } else {
      if (!recogniser) throw new AppError("UNAVAILABLE", "the model is not loaded");
      const sound = await readSound(request.path);
      answer({ progress: true });
      answer({ transcript: await transcribeSound(sound, recogniser, () => answer({ progress: true })) });
    }
  } catch (error) {
    answer(explain(error));
  }
});
setPriority(NOBODY_WAITS);
