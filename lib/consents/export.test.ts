import { describe, expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { exportLedgerPage, ledgerCsv, startLedgerExport } from "@/lib/consents/export"
import type { Ctx } from "@/lib/ctx"
import { decide } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS } from "@/lib/time"

const db = await testDatabase()
const stepped = (ctx: Ctx): Ctx => ({ ...ctx, steppedUpAt: ctx.now })
const ask = { filters: {}, reason: "For the yearly check" }
const ground = async () => {
  const made = await leadGround()
  return { ...made, at: (roles: readonly Role[]) => stepped(made.ctxFor(roles)) }
}
const linesOf = async (ctx: Ctx, id: string) =>
  (await new Response(await ledgerCsv(ctx, id)).text()).trimEnd().split("\r\n")

describe("a copy of the ledger", () => {
  it("holds what the filters say, with who took it and why on record", async () => {
    const made = await ground()
    const other = await addLead(made.clinic.id, { name: "Dan Pop" })
    await decide(made)
    await decide({ ...made, lead: other }, { status: "denied" })
    const admin = made.at(["admin"])
    const { id, count } = await startLedgerExport(admin, {
      ...ask,
      filters: { status: "denied", q: "Dan Pop" },
    })
    expect(count).toBe(1)
    const lines = await linesOf(admin, id)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('"Dan Pop","Offers by WhatsApp","Denied"')
    const [fact] = await recorded(made.clinic.id, id)
    expect(fact).toMatchObject({
      name: "consent.exported",
      after: { consents: 1, filters: { status: "denied" } },
      personal: { reason: ask.reason, q: "Dan Pop" },
    })
    expect(JSON.stringify(fact?.after)).not.toContain("Dan")
  })

  it("S14 holds no formula", async () => {
    const made = await ground()
    await decide({ ...made, lead: await addLead(made.clinic.id, { name: "=HYPERLINK(1)" }) })
    const { id } = await startLedgerExport(made.at(["admin"]), ask)
    expect((await linesOf(made.at(["admin"]), id))[1]).toContain(`"'=HYPERLINK(1)"`)
  })

  it("is whole, however long: each line once, also those whose standing changes meanwhile", async () => {
    const made = await ground()
    const { clinic } = made
    await db.owner.query(
      `insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt")
       select gen_random_uuid(), $1, 'Popa ' || n, 'popa ' || n, now() from generate_series(1, 700) n`,
      [clinic.id],
    )
    await db.owner.query(
      `insert into "ConsentStanding" (id, "clinicId", "patientId", purpose, status, method, "decidedAt", "expiresAt", "changedAt")
       select gen_random_uuid(), $1, patient.id, purpose, 'granted', 'form', now(), now() + interval '1 year', now()
       from "Patient" patient cross join unnest(array['data_processing','marketing_whatsapp','marketing_email',
         'marketing_sms','appointment_reminders','treatment_updates','call_recording','ai_processing']) purpose
       where patient."clinicId" = $1 and patient.name like 'Popa%'`,
      [clinic.id],
    )
    const admin = made.at(["admin"])
    const { id, count } = await startLedgerExport(admin, { ...ask, filters: { q: "popa" } })
    const reader = (await ledgerCsv(admin, id)).getReader()
    const first = await reader.read()
    // Whatever is decided while the file is on its way goes to the head of the ledger, not out of the copy.
    await db.owner.query(
      `update "ConsentStanding" set status = 'withdrawn', "changedAt" = now() + interval '1 minute' where "clinicId" = $1`,
      [clinic.id],
    )
    let text = new TextDecoder().decode(first.value)
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += new TextDecoder().decode(part.value)
    const lines = text.trimEnd().split("\r\n")
    expect([count, lines.length]).toEqual([5_600, 5_601])
    expect(new Set(lines.map((line) => `${line.split(",").at(-1)} ${line.split(",")[1]}`)).size).toBe(5_601)
  })

  it("is only for who asked, for a while, with a fresh password", async () => {
    const { at, ctxFor } = await ground()
    const admin = at(["admin"])
    const { id } = await startLedgerExport(admin, ask)
    await expect(exportLedgerPage(ctxFor(["admin"]), { id })).rejects.toMatchObject({
      code: "step_up_needed",
    })
    const later = stepped({ ...admin, now: addMs(admin.now, HOUR_MS) })
    await expect(exportLedgerPage(later, { id })).rejects.toMatchObject({ code: "not_found" })
    const other = { ...admin }
    if (other.actor.kind === "member") other.actor = { ...other.actor, memberId: crypto.randomUUID() }
    await expect(exportLedgerPage(other, { id })).rejects.toMatchObject({ code: "not_found" })
  })

  it.each([["doctor"], ["frontdesk"], ["operator"], ["auditor"], ["caregiver"]] as const)(
    "is refused to the role %s",
    async (role) => {
      const { at } = await ground()
      await expect(startLedgerExport(at([role]), ask)).rejects.toMatchObject({ code: "forbidden" })
    },
  )
})

describeRefusals(startLedgerExport, {
  subject: "none",
  badInput: { filters: {}, reason: "" },
  prepare: async () => {
    const made = await ground()
    return { ...made, ctxFor: made.at, input: ask }
  },
})
describeRefusals(exportLedgerPage, {
  badInput: { id: 7 },
  prepare: async () => {
    const made = await ground()
    const { id } = await startLedgerExport(made.at(["admin"]), ask)
    return { ...made, ctxFor: made.at, input: { id } }
  },
})
