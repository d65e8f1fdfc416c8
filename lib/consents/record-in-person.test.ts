import { describe, expect, it } from "vitest"
import { consentHistory } from "@/lib/consents/history"
import { recordInPerson } from "@/lib/consents/record-in-person"
import { standingConsents } from "@/lib/consents/standing"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember } from "@/lib/testing/factory"
import { addLead, leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"
import { now } from "@/lib/time"
import { scrawl } from "@/prisma/demo/scrawl"

const db = await testDatabase()

const prepare = async () => {
  const ground = await leadGround()
  const input = {
    patientId: ground.lead.patientId,
    decisions: { data_processing: "granted" as const, marketing_whatsapp: "denied" as const },
    language: "ro" as const,
    png: scrawl(1),
    key: newId(),
  }
  return { ...ground, ground, input }
}

describeRefusals(recordInPerson, {
  prepare,
  wrongState: {
    when: "a record that was merged away",
    code: "wrong_state",
    prepare: async () => {
      const made = await prepare()
      const other = await addLead(made.ground.clinic.id)
      await db.owner.query(`alter table "Patient" no force row level security`)
      await db.owner.query(`update "Patient" set "mergedIntoId" = $2 where id = $1`, [
        made.input.patientId,
        other.patientId,
      ])
      return made
    },
  },
})

describe("taken in person", () => {
  it("keeps each decision with signature, policy and receipt; a second press changes nothing", async () => {
    const { ground, input, ctxFor } = await prepare()
    const ctx = ctxFor(["frontdesk"])
    const { receiptId } = await recordInPerson(ctx, input)
    expect(await recordInPerson(ctx, input)).toEqual({ receiptId })
    const rows = await inClinic(ground.clinic.id, (tx) =>
      tx.consent.findMany({ orderBy: { purpose: "asc" } }),
    )
    expect(rows).toMatchObject([
      { purpose: "data_processing", status: "granted", method: "in_person", receiptId },
      { purpose: "marketing_whatsapp", status: "denied", expiresAt: null },
    ])
    const [kept] = await inClinic(ground.clinic.id, (tx) => tx.consentEvidence.findMany())
    expect(kept).toMatchObject({ id: rows[0]?.evidenceId, kind: "signature" })
    expect(Buffer.from(kept?.sealed ?? []).toString("latin1")).not.toContain(input.png.slice(0, 40))
  })

  it("refuses whatever rests on data that may not be kept", async () => {
    const { ground, input, ctxFor } = await prepare()
    const alone = { ...input, decisions: { marketing_whatsapp: "granted" as const } }
    await expect(recordInPerson(ctxFor(["frontdesk"]), alone)).rejects.toMatchObject({
      code: "invalid_input",
    })
    const none = await inClinic(ground.clinic.id, (tx) => standingConsents(tx, input.patientId, now()))
    expect(none).toEqual([])
  })

  it("asks for a signature, or a typed name before a witness; a no needs neither", async () => {
    const { input, ctxFor } = await prepare()
    const ctx = ctxFor(["frontdesk"])
    const { png: _, ...unsigned } = input
    await expect(recordInPerson(ctx, unsigned)).rejects.toMatchObject({ fields: { png: expect.any(String) } })
    await expect(recordInPerson(ctx, { ...unsigned, signer: "Maria" })).rejects.toMatchObject({
      fields: { witness: expect.any(String) },
    })
    await recordInPerson(ctx, { ...unsigned, signer: "Maria", witness: "Ana" })
    await recordInPerson(ctx, { ...unsigned, decisions: { call_recording: "denied" }, key: newId() })
  })

  it("keeps who stood by: a colleague, or a name from outside; never oneself, never both", async () => {
    const { ground, input, ctxFor } = await prepare()
    const ctx = ctxFor(["frontdesk"])
    const { png: _, ...typed } = { ...input, signer: "Maria" }
    const beside = await makeMember(ground.clinic.id, ["doctor"])
    const elsewhere = await makeMember((await makeClinic()).id, ["doctor"])
    for (const given of [
      { witnessId: ground.member.id },
      { witnessId: elsewhere.id },
      { witnessId: beside.id, witness: "Ana" },
    ])
      await expect(recordInPerson(ctx, { ...typed, ...given })).rejects.toMatchObject({
        fields: { witnessId: expect.any(String) },
      })
    const witnessed = async (given: object) => {
      await recordInPerson(ctx, { ...typed, ...given, key: newId() })
      const { items } = await consentHistory(ctxFor(["auditor"]), { patientId: input.patientId })
      return items[0]?.evidence?.witness
    }
    expect(await witnessed({ witnessId: beside.id })).toEqual({ name: beside.name, isColleague: true })
    expect(await witnessed({ witness: "Ana Pop" })).toEqual({ name: "Ana Pop", isColleague: false })
  })
})
