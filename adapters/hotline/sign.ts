/** The generic webhook of calls is signed like every webhook of our own. */
export { signBody as signCall } from "#src/services/sources/signed-body.ts";
