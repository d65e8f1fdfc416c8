import { expect, it } from "vitest"
import { sendReceipt } from "@/lib/consent-requests/send-receipt"
import { inClinic } from "@/lib/db"
import { askedOf, settle, systemOf } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
const prepare = async () => {
  const ground = await leadGround()
  const { id } = await askedOf(ground)
  const { receiptId } = await settle(ground, id)
  return { ...ground, ground, input: { id: receiptId ?? "" } }
}
describeRefusals(sendReceipt, {
  prepare,
  badInput: { id: 7 },
  wrongState: {
    when: "a receipt that was revoked",
    code: "wrong_state",
    prepare: async () => {
      const made = await prepare()
      await inClinic(made.clinic.id, (tx) =>
        tx.consentReceipt.update({ where: { id: made.input.id }, data: { revokedAt: new Date() } }),
      )
      return made
    },
  },
})

it("goes out by itself once, and the link that was sent stays the one that opens", async () => {
  const { ground, input } = await prepare()
  const ctx = systemOf(ground)
  const tokenHash = () =>
    inClinic(ground.clinic.id, async (tx) =>
      Buffer.from(
        (await tx.consentReceipt.findUniqueOrThrow({ where: { id: input.id } })).tokenHash ?? [],
      ).toString("hex"),
    )
  const first = await sendReceipt(ctx, input)
  const hash = await tokenHash()
  expect(await sendReceipt(ctx, input)).toMatchObject({ messageId: first.messageId })
  expect(await tokenHash()).toBe(hash)
  expect(hash).toHaveLength(64)
})
