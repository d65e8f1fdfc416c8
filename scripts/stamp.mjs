// Tells whether the production build belongs to the sources as they are.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { ROOT } from "./install.mjs"

const STAMP = join(ROOT, ".next", "ROUNDS_BUILD")
const FOLDERS = ["app", "components", "inngest", "lib", "prisma", "public", "scripts"]
const LEFT_OUT = /\.test\.tsx?$|\/generated\/|^lib\/testing\/|^prisma\/(migrations|schema)\/.*\.md$/

export function sourceHash() {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0])
  const files = readdirSync(ROOT, { withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(ts|mjs|json)$/.test(entry.name) && !entry.name.startsWith("next-env"),
    )
    .map((entry) => entry.name)
  for (const folder of FOLDERS) files.push(...walk(folder))
  for (const file of files.filter((name) => !LEFT_OUT.test(name)).sort())
    hash.update(file).update(readFileSync(join(ROOT, file)))
  return hash.digest("hex")
}

function walk(folder) {
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? walk(path) : [path]
  })
}

export function buildIsStale() {
  if (!existsSync(STAMP) || !existsSync(join(ROOT, "dist", "demo.js"))) return true
  return readFileSync(STAMP, "utf8") !== sourceHash()
}

export const writeStamp = (hash) => writeFileSync(STAMP, hash)
