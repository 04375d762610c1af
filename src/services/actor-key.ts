import type { Actor } from "#src/domain/actor.ts";

/** Who acted, for the record: "user:12", "token:3", "system". */
export const actorKey = ({ kind, userId }: Actor): string => (userId === null ? kind : `${kind}:${userId}`);
