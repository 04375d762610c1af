import type { BoundariesFile, BoundariesVersion } from "../pack/boundaries-file.ts";

/** The file with a version added: it takes the place of one from the same day, and of indicative ones from that day on. */
export function withVersion(file: BoundariesFile | null, version: BoundariesVersion): BoundariesFile {
  const kept = (file?.versions ?? []).filter(
    ({ from, indicative }) => from !== version.from && !(indicative && from >= version.from),
  );
  return { versions: [...kept, version].sort((a, b) => a.from.localeCompare(b.from)) };
}
