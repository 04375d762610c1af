/** What a machine heard on a recording. A draft ("bản nháp máy ghi"): kept apart from what the citizen wrote, never sent. */
export interface Transcript {
  text: string;
  segments: TranscriptSegment[];
  /** Name of the model, kept with the transcript. */
  model: string;
  /** How long the recording is. */
  durationMs: number;
}

export interface TranscriptSegment {
  startMs: number;
  endMs: number;
  text: string;
}

export const SPEECH_STATES = ["disabled", "ready", "broken"] as const;

/** Whether recordings can be heard here, in words for the person who runs the service. */
export type SpeechState =
  | { state: "disabled"; says: string }
  | { state: "ready"; says: string; model: string }
  | { state: "broken"; says: string; mend: string };

export interface Transcriber {
  /**
   * @param path a recording on this machine
   * @throws {AppError} UNAVAILABLE when speech is disabled or broken; UNSUPPORTED when the recording cannot be decoded;
   *   TOO_LARGE; NOT_FOUND; UNPROCESSABLE when the recogniser died of it or took too long
   */
  transcribe(path: string): Promise<Transcript>;
  close(): void;
}
