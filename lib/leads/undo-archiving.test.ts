import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { archiveStaleLeads } from "@/lib/leads/archive-stale"
import { undoArchiving } from "@/lib/leads/undo-archiving"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { factsOf, makeLead, readLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const ago = (days: number) => addMs(now(), -days * DAY_MS)

async function ground() {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  const made = []
  for (const status of ["new", "qualified", "contacted"])
    made.push(
      await makeLead(clinic.id, {
        status,
        createdAt: ago(120),
        updatedAt: ago(100),
        lastMessageAt: ago(100),
        waitingSince: status === "new" ? ago(100) : null,
      }),
    )
  const runId = newId()
  await archiveStaleLeads(systemCtx(clinic.id, clinic, "stale-lead-cleanup", runId), {})
  const [run] = await inClinic(clinic.id, (tx) => tx.staleRun.findMany())
  return { clinic, ctxFor, strangerFor, made, input: { id: run!.id } }
}

describeRefusals(undoArchiving, {
  prepare: ground,
  wrongState: {
    when: "a run that still goes on",
    code: "wrong_state",
    prepare: async () => {
      const given = await ground()
      await inClinic(given.clinic.id, (tx) =>
        tx.staleRun.updateMany({ where: { id: given.input.id }, data: { endedAt: null } }),
      )
      return given
    },
  },
})

it("brings back what nobody touched since, as it was; twice is harmless", async () => {
  const { ctxFor, made, input } = await ground()
  const [waiting, reopened, other] = made
  const ctx = ctxFor(["admin"])
  await inClinic(ctx.clinicId, (tx) =>
    tx.lead.update({ where: { id: reopened!.id }, data: { status: "contacted" } }),
  )
  expect(await undoArchiving(ctx, input)).toEqual({ broughtBack: 2, left: false })
  expect(await undoArchiving(ctx, input)).toEqual({ broughtBack: 2, left: false })
  const back = await readLead(waiting!)
  expect(back).toMatchObject({ status: "new", archivedAt: null })
  expect(back.waitingSince).not.toBeNull()
  expect((await readLead(reopened!)).status).toBe("contacted")
  expect((await readLead(other!)).status).toBe("contacted")
  expect((await factsOf(waiting!)).at(-1)).toMatchObject({ reason: "archiving_undone" })
})
