import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { z } from "zod"
import type { Operation } from "@/lib/operation"

export type AnyOperation = Operation<z.ZodType, unknown>

const isOperation = (value: unknown): value is AnyOperation =>
  typeof value === "function" && "operation" in value && "may" in value

/** Every query and command under lib/, found by reading the files, so that a new one cannot be forgotten. */
export async function allOperations(): Promise<AnyOperation[]> {
  const files = readdirSync("lib", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /= (command|query|ownCommand)(<[^(]*>)?\(\{/.test(readFileSync(path, "utf8")))
  const found = new Set<AnyOperation>()
  for (const file of files) {
    const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>
    for (const value of Object.values(exported)) if (isOperation(value)) found.add(value)
  }
  return [...found].sort((one, other) => one.operation.localeCompare(other.operation))
}
