import { readdirSync } from "node:fs"
import { join } from "node:path"

let names: string[] | undefined

/** The migrations this build was made with; they lie beside it. */
export function expectedMigrations(): string[] {
  names ??= readdirSync(join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations"), {
    withFileTypes: true,
  })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  return names
}
