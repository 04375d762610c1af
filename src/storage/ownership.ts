import postgres from "postgres";
import type { DbAddress } from "#src/db/client.ts";
import { AppError } from "#src/errors.ts";

/** Any number that nothing else in the database uses; "LNGE" in ASCII. */
const OWNER_LOCK = 0x4c4e4745;
const OWNER_NAME = "langnghe-start";

export interface Ownership {
  release(): Promise<void>;
}

/** One connection that is never recycled: the lock lives as long as it does. */
function lockConnection(address: DbAddress, name: string, onclose?: () => void): postgres.Sql {
  const options = { max: 1, idle_timeout: 0, max_lifetime: 0, connect_timeout: 5, onclose };
  const connection = { application_name: name.slice(0, 63) };
  return "url" in address
    ? postgres(address.url, { ...options, connection })
    : postgres({
        ...options,
        connection,
        host: address.socketDir,
        port: 5432,
        user: address.user,
        database: address.database,
      });
}

/**
 * Says that this process runs the service on this data folder. The claim is a lock of the database session, so it ends
 * with the process, however that ends: there is no stale lock to mend.
 * @param url where the service answers, shown to whoever comes second
 * @param onLost the session ended without `release`: the server went down
 * @throws {AppError} CONFLICT when another process holds it
 */
export async function claimOwnership(address: DbAddress, url: string, onLost: () => void): Promise<Ownership> {
  let held = false;
  const sql = lockConnection(address, `${OWNER_NAME} ${process.pid} ${url}`, () => {
    if (!held) return;
    held = false;
    onLost();
  });
  try {
    const [row] = await sql<[{ got: boolean }]>`select pg_try_advisory_lock(${OWNER_LOCK}) as got`;
    if (!row.got) throw alreadyRunning(await findOwner(sql));
    held = true;
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error;
  }
  return {
    release: async () => {
      held = false;
      await sql.end({ timeout: 1 });
    },
  };
}

async function findOwner(sql: postgres.Sql): Promise<{ pid?: string; url?: string }> {
  const [owner] = await sql<{ name: string }[]>`
    select application_name as name from pg_stat_activity where application_name like ${`${OWNER_NAME} %`} and pid in
    (select pid from pg_locks where locktype = 'advisory' and objid = ${OWNER_LOCK} and granted)`;
  const [, pid, url] = owner?.name.split(" ") ?? [];
  return { pid, url };
}

/** What a second start is told. */
export function alreadyRunning({ pid, url }: { pid?: string | number; url?: string }): AppError {
  const message = `already running on this data folder (pid ${pid ?? "unknown"}, ${url ?? "unknown"})`;
  return new AppError("CONFLICT", message, { pid, url });
}

/** May the server be stopped: no start owns it and nobody but the caller is connected? */
export async function isUnused(address: DbAddress): Promise<boolean> {
  const sql = lockConnection(address, "langnghe-maintenance");
  try {
    const [row] = await sql<[{ free: boolean; others: number }]>`
      select pg_try_advisory_lock(${OWNER_LOCK}) as free,
             (select count(*)::int from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid())
               as others`;
    return row.free && row.others === 0;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
