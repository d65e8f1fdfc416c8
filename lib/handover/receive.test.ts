import { expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { askReceipt } from "@/lib/handover/ask-receipt"
import { receiveHandover } from "@/lib/handover/receive"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { handoverGround } from "@/lib/testing/handover"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS } from "@/lib/time"

await testDatabase()

it("is received by name by one of two, once, and the other learns who", async () => {
  const { clinic, otherFor, other, signed, readNote } = await handoverGround()
  const id = await signed()
  const third = await ctxWith(clinic, ["coordinator"])
  for (const _ of [1, 2]) await receiveHandover(otherFor(["coordinator"]), { id })
  await expect(receiveHandover(third, { id })).rejects.toMatchObject({
    code: "already_taken",
    sentence: `${other.name} received this first.`,
  })
  expect(await readNote(id)).toMatchObject({ status: "received", receivedById: other.id })
  expect((await recorded(clinic.id, id)).filter((one) => one.name === "handover.received")).toHaveLength(1)
})

it("ends the task that asked for it", async () => {
  const { clinic, otherFor, signed, read } = await handoverGround()
  const id = await signed()
  const late = { ...systemCtx(clinic.id, clinic, "remind-of-handover") }
  late.now = addMs(late.now, 9 * DAY_MS)
  const { facts } = { facts: await askReceipt(late, { id }) }
  expect(facts.due).not.toBeNull()
  await receiveHandover(otherFor(["coordinator"]), { id })
  const [task] = (await recorded(clinic.id, id)).length ? await tasksOf(clinic.id) : []
  expect(await read(task ?? "")).toMatchObject({ kind: "handover", status: "done", outcome: "done" })
})

it("not by who signed it", async () => {
  const { ctxFor, signed } = await handoverGround()
  await expect(receiveHandover(ctxFor(["coordinator"]), { id: await signed() })).rejects.toMatchObject({
    code: "forbidden",
  })
})

describeRefusals(receiveHandover, {
  prepare: async () => {
    const ground = await handoverGround()
    return { ...ground, ctxFor: ground.otherFor, input: { id: await ground.signed("admin") } }
  },
  wrongState: {
    when: "what a correction has replaced",
    code: "wrong_state",
    prepare: async () => {
      const ground = await handoverGround()
      const id = await ground.signed("admin")
      await correct(ground, id)
      return { ...ground, ctxFor: ground.otherFor, input: { id } }
    },
  },
})

async function correct({ ctxFor }: Awaited<ReturnType<typeof handoverGround>>, correctsId: string) {
  const { draftHandover } = await import("@/lib/handover/draft")
  const { signHandover } = await import("@/lib/handover/sign")
  const { id } = await draftHandover(ctxFor(["admin"]), { role: "admin", correctsId })
  await signHandover(ctxFor(["admin"]), { id, note: "As it really was" })
}

async function tasksOf(clinicId: string): Promise<string[]> {
  const { inClinic } = await import("@/lib/db")
  return inClinic(clinicId, async (tx) =>
    (await tx.task.findMany({ where: { kind: "handover" } })).map((one) => one.id),
  )
}
