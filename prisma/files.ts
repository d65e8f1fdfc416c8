import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import type { MigrationList, SchemaContainer } from "@prisma/schema-engine-wasm/schema_engine_bg"

// Every command runs from the project's root.
const MIGRATIONS = resolve("prisma/migrations")
const SCHEMA = resolve("prisma/schema")

export function schemaFiles(): SchemaContainer[] {
  return readdirSync(SCHEMA)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: join(SCHEMA, name), content: readFileSync(join(SCHEMA, name), "utf8") }))
}

export function migrationNames(): string[] {
  return readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

export function migrationList(): MigrationList {
  return {
    baseDir: MIGRATIONS,
    lockfile: {
      path: "migration_lock.toml",
      content: readFileSync(join(MIGRATIONS, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8") },
      },
    })),
  }
}
