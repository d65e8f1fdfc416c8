import { describe, expect, it } from "vitest"
import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { exportLeadsPage, leadsCsv, startLeadExport } from "@/lib/leads/export"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS } from "@/lib/time"

await testDatabase()

const stepped = (ctx: Ctx): Ctx => ({ ...ctx, steppedUpAt: ctx.now })
const textOf = async (ctx: Ctx, id: string) => new Response(await leadsCsv(ctx, id)).text()
const ask = { filters: {}, reason: "For the monthly call list" }

const ground = async () => {
  const made = await leadGround({ name: "Ana Ionescu", lastMessage: "I have hepatitis" })
  const at = (roles: readonly Role[]) => stepped(made.ctxFor(roles))
  return { ...made, at }
}

describe("a copy of the list", () => {
  it("holds what the filters match, as they stood when it was asked for, and no word of a patient", async () => {
    const { clinic, at } = await ground()
    await addLead(clinic.id, { name: "Dan Pop", classification: "COLD", score: 2 })
    const { id, count } = await startLeadExport(at(["coordinator"]), {
      ...ask,
      filters: { classification: "HOT", q: "ionescu" },
    })
    expect(count).toBe(1)
    const csv = await textOf(at(["coordinator"]), id)
    expect(csv.split("\r\n")).toHaveLength(3)
    expect(csv).toContain('"Ana Ionescu"')
    expect(csv).not.toContain("hepatitis")
    expect(csv.split("\r\n")[0]).not.toContain("Service")
    const [fact] = await recorded(clinic.id, id)
    expect(fact).toMatchObject({
      name: "leads.exported",
      after: { leads: 1, filters: { classification: ["HOT"] } },
      personal: { reason: ask.reason, q: "ionescu" },
    })
    expect(JSON.stringify(fact?.after)).not.toContain("ionescu")
  })

  it("goes on over pages", async () => {
    const { clinic, lead, at } = await ground()
    await inClinic(clinic.id, async (tx) => {
      await tx.$executeRaw`insert into "Lead" (id, "clinicId", "patientId", source, "updatedAt")
        select gen_random_uuid(), ${clinic.id}::uuid, ${lead.patientId}::uuid, 'web', now() from generate_series(1, 1200)`
    })
    const { id, count } = await startLeadExport(at(["admin"]), ask)
    const lines = (await textOf(at(["admin"]), id)).trim().split("\r\n")
    expect([count, lines.length]).toEqual([1201, 1202])
    expect(new Set(lines).size).toBe(1202)
  })

  it("is only for who asked, for a while, with a fresh password", async () => {
    const { at, ctxFor } = await ground()
    const { id } = await startLeadExport(at(["admin"]), ask)
    await expect(exportLeadsPage(ctxFor(["admin"]), { id })).rejects.toMatchObject({ code: "step_up_needed" })
    const later = { ...at(["admin"]), now: addMs(at(["admin"]).now, HOUR_MS) }
    await expect(exportLeadsPage(stepped(later), { id })).rejects.toMatchObject({ code: "not_found" })
    const other = { ...at(["admin"]) }
    if (other.actor.kind === "member") other.actor = { ...other.actor, memberId: crypto.randomUUID() }
    await expect(exportLeadsPage(other, { id })).rejects.toMatchObject({ code: "not_found" })
  })

  it.each([["doctor"], ["frontdesk"], ["operator"], ["auditor"], ["caregiver"]] as const)(
    "is refused to the role %s, masked or not",
    async (role) => {
      const { at } = await ground()
      await expect(startLeadExport(at([role]), ask)).rejects.toMatchObject({ code: "forbidden" })
    },
  )
})

describe("S14 formulas in a copy of leads", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "Ana;=1", 'Ana,"+1', "＝1"])(
    "are text: %j",
    async (name) => {
      const { clinic, at } = await ground()
      await addLead(clinic.id, { name, lastMessage: name })
      const { id } = await startLeadExport(at(["admin"]), ask)
      const csv = await textOf(at(["admin"]), id)
      const cells = [...csv.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell]) => cell ?? "")
      expect(cells.length).toBeGreaterThan(20)
      for (const cell of cells) expect(cell, cell).not.toMatch(/^["\s]*[=+\-@＝]|[,;\t\r\n]["\s]*[=+\-@＝]/)
    },
  )
})

describeRefusals(startLeadExport, {
  subject: "none",
  badInput: { filters: {}, reason: "x" },
  prepare: async () => {
    const made = await ground()
    return { ...made, ctxFor: made.at, input: ask }
  },
})
describeRefusals(exportLeadsPage, {
  badInput: { id: 7 },
  prepare: async () => {
    const made = await ground()
    const { id } = await startLeadExport(made.at(["admin"]), ask)
    return { ...made, ctxFor: made.at, input: { id } }
  },
})
