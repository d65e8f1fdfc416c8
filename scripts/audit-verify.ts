import { PLATFORM_CHAIN } from "@/lib/audit/chain"
import { chainReader } from "@/lib/audit/chain-reader"
import { fileHeads, headsDir } from "@/lib/audit/head-file"
import type { Verdict } from "@/lib/audit/schema"
import { verifyChain } from "@/lib/audit/verify"
import { problemText } from "@/lib/audit/words"
import { closeDb, platformDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { dataDir, withDatabase } from "./database"
import { adoptEnv, embeddedEnv } from "./settings"

/** `npm run audit:verify -- [--clinic slug] [--heads path]`: walks the chains; exit code 1 when one is broken. */
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

await withDatabase(async ({ ownerUrl, secret, embedded }) => {
  adoptEnv({
    NEXTAUTH_URL: "http://localhost",
    ENCRYPTION_KEY: "0".repeat(64),
    ...process.env,
    DATABASE_URL: process.env.DATABASE_URL || ownerUrl,
    NEXTAUTH_SECRET: secret,
    ...(embedded ? embeddedEnv(dataDir(), embedded.url) : {}),
    ROUNDS_DATA_DIR: dataDir(),
  })
  resetEnv()
  try {
    if (!(await verifyAll())) process.exitCode = 1
  } finally {
    await closeDb()
  }
})

async function verifyAll(): Promise<boolean> {
  const dir = option("--heads") ?? headsDir()
  const heads = await fileHeads(dir).read()
  const chains = await chainsOf(option("--clinic"))
  let ok = true
  for (const { chain, name } of chains) {
    for await (const told of verifyChain(chain, chainReader(chain), heads)) {
      if ("ok" in told) {
        say(name, told)
        ok &&= told.ok
      } else if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${told.checked} of ${told.total}`)
    }
  }
  return ok
}

async function chainsOf(slug: string | undefined): Promise<{ chain: string; name: string }[]> {
  const clinics = await platformDb().clinic.findMany({ where: { slug }, orderBy: { slug: "asc" } })
  if (slug && clinics.length === 0) throw new Error(`There is no clinic ${slug}.`)
  const found = clinics.map(({ id, slug }) => ({ chain: id, name: slug }))
  return slug ? found : [...found, { chain: PLATFORM_CHAIN, name: PLATFORM_CHAIN }]
}

function say(name: string, { ok, rows, found, problems, waiting, isKept, keptSince }: Verdict): void {
  const clear = process.stderr.isTTY ? "\r\u001b[K" : ""
  const notes = [
    waiting.rows > 0 && `${waiting.rows} not yet sealed`,
    rows > 0 && !isKept && "no heads kept on this machine",
    keptSince > 1 && `heads kept from row ${keptSince} on`,
  ].filter(Boolean)
  console.log(
    `${clear}${name}: ${ok ? "OK" : "BROKEN"}, ${rows} rows${notes.map((one) => `; ${one}`).join("")}`,
  )
  for (const problem of problems) console.log(`  ${problemText(problem)}`)
  if (found > problems.length) console.log(`  … and ${found - problems.length} more`)
}
