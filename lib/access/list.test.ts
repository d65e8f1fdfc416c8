import { afterAll, expect, it } from "vitest"
import { endBreakGlass } from "@/lib/access/end"
import { grantAccess } from "@/lib/access/grant"
import { listAccess, listStanding } from "@/lib/access/list"
import { unmaskPatient } from "@/lib/access/unmask"
import { closeDb } from "@/lib/db"
import { accessGround, brokenGlass, confirmed, grantInput, makePlatformUser } from "@/lib/testing/access"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { addLead } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { statementsOf } from "@/lib/testing/statements"

await testDatabase()
afterAll(closeDb)

const prepare = async () => ({ ...(await accessGround()), input: {} })
describeRefusals(listAccess, { prepare, subject: "none" })
describeRefusals(listStanding, { prepare, subject: "none" })

it("shows the clinic who is and was in, and each person only themselves", async () => {
  const { clinic, ctxFor, strangerFor } = await accessGround()
  const admin = ctxFor(["admin"])
  await grantAccess(admin, grantInput((await makePlatformUser()).email))
  const { id, doctor } = await brokenGlass(clinic)
  const operator = confirmed(await memberOf(clinic))(["operator"])
  const { patientId } = await addLead(clinic.id)
  await unmaskPatient(operator, { patientId, reason: "Asked to look" })
  const kinds = async (ctx: typeof admin, view: "running" | "review" | "history") =>
    (await listAccess(ctx, { view })).rows.map((row) => row.kind)
  expect((await kinds(admin, "running")).sort()).toEqual(["break_glass", "grant", "unmask"])
  expect(await kinds(doctor, "history")).toEqual(["break_glass"])
  expect(await kinds(operator, "history")).toEqual(["unmask"])
  const why = async (ctx: Parameters<typeof listAccess>[0]) =>
    (await listAccess(ctx, { view: "history" })).rows.find((row) => row.kind === "unmask")?.reason
  expect(await why(admin)).toBe("Asked to look")
  expect(await why(operator)).toBe("Asked to look")
  expect(await why(ctxFor(["auditor"]))).toBeNull()
  expect(await kinds(strangerFor(["admin"]), "history")).toEqual([])

  const [waiting] = (await listAccess(admin, { view: "review" })).rows
  expect(waiting).toMatchObject({ id, endedAt: null, may: { end: true, review: false } })
  await endBreakGlass(doctor, {})
  const [ended] = (await listAccess(admin, { view: "review" })).rows
  expect(ended).toMatchObject({ id, endedAt: expect.any(String), may: { end: false, review: true } })
  expect((await listAccess(doctor, { view: "review" })).rows[0]?.may.review).toBe(false)
})

it("pages by cursor through each once, at the same number of statements", async () => {
  const { clinic, ctxFor } = await accessGround()
  for (let n = 0; n < 33; n++) await endBreakGlass((await brokenGlass(clinic)).doctor, {})
  const admin = ctxFor(["admin"])
  const first = await listAccess(admin, {})
  const second = await listAccess(admin, { cursor: first.nextCursor ?? "" })
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(33)
  expect(await statementsOf(() => listAccess(admin, {}))).toHaveLength(2)
})

it("names who of the platform stands there without an end", async () => {
  const { clinic, ctxFor } = await accessGround()
  const { id, name } = await makeMember(clinic.id, ["auditor"])
  await grantAccess(ctxFor(["admin"]), grantInput((await makePlatformUser()).email))
  expect(await listStanding(ctxFor(["admin"]), {})).toEqual([{ member: { id, name }, roles: ["auditor"] }])
})
