import { mkdtemp } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { sealFacts } from "@/lib/audit/seal"
import { recordVerification, startVerification, verificationOf } from "@/lib/audit/verify-clinic"
import { inClinic } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { fact, record } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
let asMember: Awaited<ReturnType<typeof memberOf>>
let stranger: Awaited<ReturnType<typeof memberOf>>

beforeAll(async () => {
  process.env.ROUNDS_DATA_DIR = await mkdtemp(join(tmpdir(), "rounds-"))
  resetEnv()
  asMember = await memberOf(await makeClinic())
  stranger = await memberOf(await makeClinic())
  for (const ctx of [asMember(["admin"]), stranger(["admin"])])
    await inClinic(ctx.clinicId, (tx) => record(tx, ctx, [fact("lead.taken", newId())]))
  await sealFacts()
})

const verify = async () => {
  const text = await new Response(verificationOf(asMember(["auditor"]))).text()
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
}

describe("verifying one's own clinic", () => {
  it("tells how far it came and what it found, and is recorded", async () => {
    await startVerification(asMember(["auditor"]), {})
    const told = await verify()
    expect(told[0]).toEqual({ checked: 1, total: 1 })
    expect(told.at(-1)).toMatchObject({ verdict: { ok: true, rows: 1 }, at: expect.any(String) })
    const { rows } = await db.owner.query(
      `select name, after from "Fact" where name like 'audit.ver%' order by seq`,
    )
    expect(rows).toEqual([
      { name: "audit.verification_started", after: null },
      { name: "audit.verified", after: { rows: 1, found: 0, ok: true } },
    ])
  })

  it("finds what was changed, and nothing of another clinic", async () => {
    await db.owner.query(`update "Fact" set reason = 'x' where name = 'lead.taken'`)
    const { verdict } = (await verify()).at(-1)
    expect(verdict).toMatchObject({ ok: false, found: 1, problems: [{ what: "changed", row: 1 }] })
  })
})

describeRefusals(startVerification, {
  subject: "none",
  prepare: async () => ({ input: {}, ctxFor: asMember, strangerFor: stranger }),
})
describeRefusals(recordVerification, {
  subject: "none",
  prepare: async () => ({ input: { rows: 1, found: 0 }, ctxFor: asMember, strangerFor: stranger }),
})
