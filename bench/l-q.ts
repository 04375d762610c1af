import { loadConfig, databaseAddress } from "#src/config.ts";
import { connect } from "#src/db/client.ts";
const c = connect(databaseAddress(loadConfig(process.env)), 1);
for (const q of process.argv.slice(2)) console.table([...(await c.sql.unsafe(q))]);
await c.close();
