import { openDatabase } from "@/scripts/database"
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
  const database = await openDatabase()
  try {
    await migrate(database.ownerUrl, { secret: database.secret })
    const sql = await schemaDiff(database.ownerUrl)
    console.log(sql || "-- prisma/schema and prisma/migrations agree.")
  } finally {
    await database.close()
  }
}
