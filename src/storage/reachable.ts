import { statSync } from "node:fs";
import { dirname } from "node:path";
import type { Account } from "./server-account.ts";

const READ_AND_WALK = 0o5;
const WALK = 0o1;

/** May the account read `path` and walk through every folder above it? By mode bits alone; links must be resolved. */
export function canReach(account: Account, path: string): boolean {
  if (!allows(account, path, READ_AND_WALK)) return false;
  return canWalkTo(account, path);
}

/** May the account walk through every folder above `path`? */
export function canWalkTo(account: Account, path: string): boolean {
  const parent = dirname(path);
  if (parent === path) return true;
  return allows(account, parent, WALK) && canWalkTo(account, parent);
}

function allows(account: Account, path: string, bits: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
