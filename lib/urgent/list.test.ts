import { afterAll, expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { closeDb, inClinic } from "@/lib/db"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { openedCase } from "@/lib/testing/urgent"
import { addMs, MINUTE_MS, now } from "@/lib/time"
import { acknowledgeCase } from "@/lib/urgent/acknowledge"
import { closeCase } from "@/lib/urgent/close"
import { listCases } from "@/lib/urgent/list"

const db = await testDatabase()
afterAll(closeDb)

const ago = (minutes: number) => addMs(now(), -minutes * MINUTE_MS)

it("stands by due time, with who looks after it and why; what was answered is out of it at once", async () => {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const hot = await openedCase(clinic, { wroteAt: ago(3) })
  const critical = await openedCase(clinic, { urgency: "critical", wroteAt: ago(1) })
  const answered = await openedCase(clinic, { urgency: "high" })
  await inClinic(clinic.id, (tx) =>
    tx.lead.update({ where: { id: answered.lead.id }, data: { waitingSince: null } }),
  )
  await acknowledgeCase(ctxFor(["coordinator"]), { id: hot.caseId })
  const { rows } = await listCases(ctxFor(["coordinator"]), {})
  expect(rows.map((row) => row.id)).toEqual([critical.caseId, hot.caseId])
  expect(rows[1]).toMatchObject({
    acknowledgedBy: { name: ctxFor.member.name },
    why: { label: "Severe pain", quote: "come" },
    may: { acknowledge: false, take: true },
  })
})

it("shows each role what it may see", async () => {
  const clinic = await makeClinic()
  await openedCase(clinic, { classification: "HOT" })
  const medium = await openedCase(clinic, { urgency: "medium", classification: "HOT" })
  const rowsFor = async (roles: Role[]) => (await listCases(await ctxWith(clinic, roles), {})).rows
  expect(await rowsFor(["coordinator"])).toHaveLength(2)
  const front = await rowsFor(["frontdesk"])
  expect(front).toMatchObject([{ id: medium.caseId, classification: null, why: null, nextTierAt: null }])
  // An hour, as medium has it; half of it would tell that it is HOT.
  expect(Date.parse(front[0]!.dueAt) - Date.parse(front[0]!.clockFrom)).toBe(60 * MINUTE_MS)
  for (const role of ["operator", "auditor"] as const) {
    const [first] = await rowsFor([role])
    expect(first).toMatchObject({
      patientName: "M. P.",
      may: { acknowledge: false, take: false, work: false },
    })
    expect(JSON.stringify(first)).not.toContain("come")
  }
})

it("tells a doctor that a colleague's patient waits, by initials", async () => {
  const clinic = await makeClinic()
  const owner = await makeMember(clinic.id, ["coordinator"], { name: "Ana" })
  await openedCase(clinic, { urgency: "critical", ownerId: owner.id })
  const { rows } = await listCases(await ctxWith(clinic, ["doctor"]), {})
  expect(rows).toMatchObject([
    {
      href: null,
      patientName: "M. P.",
      why: { quote: null },
      ownerName: "Ana",
      may: { acknowledge: true, take: false },
    },
  ])
})

it("keeps closed ones, newest first, page by page", async () => {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const ids: string[] = []
  for (const minutes of [3, 2, 1]) {
    const { caseId } = await openedCase(clinic)
    await closeCase(ctxFor(["admin"], { now: ago(minutes) }), { id: caseId, reason: "A joke" })
    ids.unshift(caseId)
  }
  const page = await listCases(ctxFor(["admin"]), { tab: "history" })
  expect(page.rows.map((row) => row.id)).toEqual(ids)
  expect(page.rows[0]).toMatchObject({ closedBecause: "by_member", closedBy: ctxFor.member.name })
  expect(page.nextCursor).toBeNull()
})

it("reads the queue by its index under the policy", async () => {
  const { rows } = await db.owner.query(
    `select indexdef from pg_indexes where indexname = 'UrgentCase_queue'`,
  )
  expect(rows[0]?.indexdef).toContain('("clinicId", "dueAt", id) WHERE ("closedAt" IS NULL)')
})

describeRefusals(listCases, {
  subject: "none",
  prepare: async () => ({
    input: {},
    ctxFor: await memberOf(await makeClinic()),
    strangerFor: await memberOf(await makeClinic()),
  }),
})
