import { describe, expect, it } from "vitest"
import { answerByLink, readByLink, withdrawByLink } from "@/lib/consents/by-link"
import { findConsentLink } from "@/lib/consents/open-link"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { hashToken, newToken } from "@/lib/sessions/token"
import { askedOf, settle, systemOf } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const open = async () => {
  const ground = await leadGround()
  const { id } = await askedOf(ground, ["data_processing", "marketing_whatsapp"])
  return { ground, ctxFor: ground.ctxFor, strangerFor: ground.strangerFor, id }
}
const answers = { data_processing: "granted" as const, marketing_whatsapp: "granted" as const }

describeRefusals(readByLink, {
  prepare: async () => {
    const { id, ...rest } = await open()
    return { ...rest, input: { kind: "request" as const, id } }
  },
})
describeRefusals(answerByLink, {
  prepare: async () => {
    const { id, ...rest } = await open()
    return { ...rest, input: { id, answers } }
  },
})
describeRefusals(withdrawByLink, {
  prepare: async () => {
    const { id, ...rest } = await open()
    return { ...rest, input: { kind: "request" as const, id, purpose: "marketing_whatsapp" as const } }
  },
})

describe("behind a link", () => {
  it("a question is answered once, then shows its receipt, and each purpose can be taken back", async () => {
    const { ground, id } = await open()
    const ctx = systemOf(ground)
    expect((await readByLink(ctx, { kind: "request", id })).question).toMatchObject({ id })
    await expect(answerByLink(ctx, { id, answers: { data_processing: "granted" } })).rejects.toMatchObject({
      code: "invalid_input",
    })
    expect(await answerByLink(ctx, { id, answers })).toEqual({ settled: true })
    expect(await answerByLink(ctx, { id, answers })).toEqual({ settled: false })
    const seen = await readByLink(ctx, { kind: "request", id })
    expect(seen).toMatchObject({ question: null, receipt: { record: { events: [{}, {}] } } })
    expect(JSON.stringify(seen)).not.toContain("Maria")
    const take = () =>
      withdrawByLink(
        { ...ctx, now: new Date(ctx.now.getTime() + 5) },
        { kind: "request", id, purpose: "marketing_whatsapp" },
      )
    expect(await take()).toEqual({ withdrawn: true })
    expect(await take()).toEqual({ withdrawn: false })
  })

  it("a token is found by its hash alone, until it is revoked", async () => {
    const { ground, id } = await open()
    const { receiptId } = await settle(ground, id)
    const token = newToken()
    const set = (data: { tokenHash?: Uint8Array<ArrayBuffer>; revokedAt?: Date }) =>
      inClinic(ground.clinic.id, (tx) => tx.consentReceipt.update({ where: { id: receiptId ?? "" }, data }))
    await set({ tokenHash: new Uint8Array(hashToken(token)) })
    expect(await findConsentLink(token, newId())).toMatchObject({ kind: "receipt", id: receiptId })
    expect(await findConsentLink(newToken(), newId())).toBeNull()
    expect(await findConsentLink("x", newId())).toBeNull()
    await set({ revokedAt: new Date() })
    expect(await findConsentLink(token, newId())).toBeNull()
  })
})
