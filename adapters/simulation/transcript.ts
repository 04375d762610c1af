/** One message as the citizen's phone shows it. */
export interface Said {
  id: string;
  /** The citizen's id at the provider, or the thread it was said in. */
  thread: string;
  from: "citizen" | "us";
  text: string;
  /** Addresses or ids of pictures and files. */
  files: string[];
  quickReplies: { title: string; payload: string }[];
  /** "text", "image", "location", "comment", "template", …; the provider's own words. */
  kind: string;
  at: Date;
  /** Of ours: what the provider was told about it (tag, messaging type, template, metadata). */
  facts: Record<string, string>;
  removed?: true;
}

/** Both sides of every conversation, in the order in which the provider took them. */
export interface Transcript {
  all: readonly Said[];
  add(said: Omit<Said, "files" | "quickReplies" | "facts" | "kind"> & Partial<Said>): Said;
  find(id: string): Said | undefined;
  of(thread: string): Said[];
  /** Called for each that is added: a page that shows the chat. */
  watch(seen: (said: Said) => void): () => void;
}

export function transcript(): Transcript {
  const all: Said[] = [];
  const byId = new Map<string, Said>();
  const watchers = new Set<(said: Said) => void>();
  return {
    all,
    add(said) {
      const whole = { files: [], quickReplies: [], facts: {}, kind: "text", ...said };
      all.push(whole);
      byId.set(whole.id, whole);
      for (const watcher of watchers) watcher(whole);
      return whole;
    },
    find: (id) => byId.get(id),
    of: (thread) => all.filter((said) => said.thread === thread),
    watch(seen) {
      watchers.add(seen);
      return () => void watchers.delete(seen);
    },
  };
}
