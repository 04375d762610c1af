import { addWallLink, knowsWallKey, listWallLinks, revokeWallLink } from "#src/services/wall/links.ts";

/** What the big screen and its addresses ask of the service, beside the figures. */
export const wallVerbs = { addWallLink, knowsWallKey, listWallLinks, revokeWallLink };
export type WallVerbs = typeof wallVerbs;
