import { expect, it } from "vitest"
import { askConsent, cancelRequest } from "@/lib/consent-requests/ask"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { askedOf, settle } from "@/lib/testing/consents"
import { testDatabase } from "@/lib/testing/db"
import { leadGround } from "@/lib/testing/lead-ground"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

const asking = async () => {
  const ground = await leadGround()
  const input = {
    patientId: ground.lead.patientId,
    purposes: ["appointment_reminders" as const],
    key: newId(),
  }
  return { ...ground, ground, input }
}
const open = async () => {
  const ground = await leadGround()
  const { id } = await askedOf(ground)
  return { ...ground, ground, input: { id } }
}
describeRefusals(askConsent, { prepare: asking })
describeRefusals(cancelRequest, {
  prepare: open,
  wrongState: {
    when: "a question that was answered",
    code: "wrong_state",
    prepare: async () => {
      const made = await open()
      await settle(made.ground, made.input.id)
      return made
    },
  },
})

it("asks once for one press, and says why nobody was asked", async () => {
  const { input, ctxFor, ground } = await asking()
  const ctx = ctxFor(["frontdesk"])
  const first = await askConsent(ctx, input)
  expect(first.held).toBeTruthy()
  expect((await askConsent(ctx, input)).requestId).toBe(first.requestId)
  expect(await inClinic(ground.clinic.id, (tx) => tx.consentRequest.count())).toBe(1)
})

it("ends a question, twice as once", async () => {
  const { input, ctxFor, ground } = await open()
  await cancelRequest(ctxFor(["frontdesk"]), input)
  await cancelRequest(ctxFor(["frontdesk"]), input)
  expect(await settle(ground, input.id)).toMatchObject({ settled: false })
})
