import { readFileSync } from "node:fs"

type Manifest = { node?: Record<string, unknown> }

/** The ids of all server actions of the build under test. */
export function serverActionIds(): string[] {
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as Manifest
  return Object.keys(manifest.node ?? {})
}
