import pg from "pg"
import type { Runtime } from "@/scripts/runtime"

/** Reads what the product wrote, past the product. */
export async function readRows<T extends pg.QueryResultRow>(
  runtime: Runtime,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: runtime.databaseUrl })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}
