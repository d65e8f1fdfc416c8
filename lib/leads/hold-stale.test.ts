import { afterAll, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb } from "@/lib/db"
import { archiveStaleLeads } from "@/lib/leads/archive-stale"
import { holdStaleLead } from "@/lib/leads/hold-stale"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { factsOf, makeLead, readLead } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, calendarDay, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const ago = (days: number) => addMs(now(), -days * DAY_MS)
const schedule = "stale-lead-cleanup" as const
const dayIn = (days: number) => calendarDay(addMs(now(), days * DAY_MS), "Europe/Bucharest")

async function ground() {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const strangerFor = await memberOf(await makeClinic())
  const lead = await makeLead(clinic.id, {
    createdAt: ago(120),
    updatedAt: ago(100),
    ownerId: ctxFor.member.id,
  })
  return { clinic, lead, ctxFor, strangerFor, input: { id: lead.id, schedule, until: dayIn(30) } }
}

describeRefusals(holdStaleLead, {
  prepare: ground,
  badInput: { id: "x", schedule: "backup" },
  wrongState: {
    when: "a day that is past",
    code: "invalid_input",
    prepare: async () => {
      const given = await ground()
      return { ...given, input: { ...given.input, until: dayIn(-1) } }
    },
  },
})

it("leaves a lead out of the archiving until its day, or until it is let go; twice is harmless", async () => {
  const { clinic, lead, ctxFor, input } = await ground()
  const ctx = ctxFor(["coordinator"])
  await holdStaleLead(ctx, input)
  await holdStaleLead(ctx, input)
  expect((await factsOf(lead)).map((one) => one.name)).toEqual(["lead.stale_held"])
  const system = systemCtx(clinic.id, clinic, schedule)
  expect(await archiveStaleLeads(system, {})).toMatchObject({ archived: 0 })
  await holdStaleLead(ctx, { id: lead.id, schedule })
  await holdStaleLead(ctx, { id: lead.id, schedule })
  expect(await archiveStaleLeads(system, {})).toMatchObject({ archived: 1 })
  expect((await readLead(lead)).status).toBe("archived")
})
