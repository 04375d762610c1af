/** Where public posts come from; the code of each is an adapter behind `src/ports/source.ts`. */
export const SOURCE_KINDS = ["facebook_page", "youtube", "newspaper", "webhook", "import", "pasted"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
