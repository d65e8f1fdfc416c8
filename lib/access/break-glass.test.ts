import { afterAll, expect, it } from "vitest"
import { breakGlass } from "@/lib/access/break-glass"
import { listFacts } from "@/lib/audit/list"
import { actorLabel } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { findLead } from "@/lib/leads/find"
import { takeLead } from "@/lib/leads/take"
import { listTimeline } from "@/lib/leads/timeline"
import { accessGround, factsNamed } from "@/lib/testing/access"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { addLead, addMessage } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const reason = "A patient collapsed in the waiting room"
describeRefusals(breakGlass, {
  prepare: async () => ({ ...(await accessGround()), input: { reason } }),
  subject: "none",
})

it("runs four hours, once; tells every other admin, and asks for a review", async () => {
  const { clinic, ctxFor } = await accessGround()
  const admins = [await ctxWith(clinic, ["admin"]), await ctxWith(clinic, ["admin"])]
  await ctxWith(clinic, ["coordinator"])
  const ctx = ctxFor(["admin"])
  const [one, other] = await Promise.all([breakGlass(ctx, { reason }), breakGlass(ctx, { reason })])
  expect(one).toEqual(other)
  expect(one.endsAt).toBe(addMs(ctx.now, 4 * HOUR_MS).toISOString())
  await inClinic(clinic.id, async (tx) => {
    expect(await tx.specialAccess.count()).toBe(1)
    const notices = await tx.notification.findMany({ where: { kind: "break_glass" } })
    const told = admins.map(({ actor }) => (actor.kind === "member" ? actor.memberId : ""))
    expect(notices.map((notice) => notice.memberId).sort()).toEqual(told.sort())
    expect(await tx.task.findMany({})).toMatchObject([
      { kind: "review_access", ownerRole: "admin", status: "open" },
    ])
  })
  expect(await factsNamed(clinic.id, "access.")).toMatchObject([
    { name: "access.glass_broken", reason: null },
  ])
  // Said in a hurry and of a patient: sealed, open to an admin, hidden from the auditor.
  const shown = async (role: "admin" | "auditor") =>
    (await listFacts(ctxFor([role]), { name: "access.glass_broken" })).rows.map((row) => row.personal)
  expect(await shown("admin")).toEqual([{ state: "open", value: { reason } }])
  expect(await shown("auditor")).toEqual([{ state: "hidden" }])
})

it("opens a colleague's patient to the eye, marked, and to no change; after its time nothing", async () => {
  const { clinic, ctxFor } = await accessGround()
  const colleague = await ctxWith(clinic, ["doctor"])
  const ownerId = colleague.actor.kind === "member" ? colleague.actor.memberId : ""
  const lead = await addLead(clinic.id, { name: "Ana Marin", ownerId })
  await addMessage(lead, "It bleeds")
  const doctor = ctxFor(["doctor"])
  await expect(findLead(doctor, { id: lead.id })).rejects.toMatchObject({ code: "not_found" })

  const { endsAt } = await breakGlass(doctor, { reason })
  const glass = { ...doctor, breakGlassUntil: new Date(endsAt) }
  const detail = await findLead(glass, { id: lead.id })
  expect(detail).toMatchObject({
    patient: { name: "Ana Marin" },
    view: { masked: false, messages: true },
    may: { take: false, work: false, assign: false, override: false, release: false },
  })
  const { items } = await listTimeline(glass, { id: lead.id })
  expect(items).toMatchObject([{ kind: "message", body: "It bleeds" }])
  await expect(takeLead(glass, { id: lead.id })).rejects.toMatchObject({ code: "already_taken" })
  const looks = (await factsNamed(clinic.id, "patient.")).filter(
    (one) => one.actor === actorLabel(doctor.actor),
  )
  expect(looks).toHaveLength(2)
  for (const look of looks)
    expect(look).toMatchObject({ patientId: lead.patientId, after: { under: "break_glass" } })

  const late = { ...glass, now: addMs(doctor.now, 4 * HOUR_MS + MINUTE_MS) }
  await expect(findLead(late, { id: lead.id })).rejects.toMatchObject({ code: "not_found" })
})
