import { withDatabase } from "@/scripts/database"
import { runsAs } from "@/scripts/runs-as"
import { NO_FILTERS, withSchemaEngine } from "./engine"
import { migrationList, schemaFiles } from "./files"
import { migrate } from "./migrate"

/**
 * The SQL that brings what the migrations make to what prisma/schema says; empty when they agree.
 * Works in a shadow database beside `databaseUrl`, whose server must hold the runtime roles.
 */
export async function schemaDiff(databaseUrl: string): Promise<string> {
  const list = migrationList()
  const { stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: list.migrationDirectories.length ? { tag: "migrations", ...list } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: schemaFiles() },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    }),
  )
  const sql = (stdout ?? "").trim()
  return sql === "-- This is an empty migration." ? "" : sql
}

if (runsAs("diff")) {
  await withDatabase(async ({ ownerUrl, secret }) => {
    await migrate(ownerUrl, { secret })
    console.log((await schemaDiff(ownerUrl)) || "-- prisma/schema and prisma/migrations agree.")
  })
}
