import { expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { askReceipt } from "@/lib/handover/ask-receipt"
import { receiveHandover } from "@/lib/handover/receive"
import { receiveBy } from "@/lib/handover/task"
import { testDatabase } from "@/lib/testing/db"
import { handoverGround } from "@/lib/testing/handover"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, toDate } from "@/lib/time"

await testDatabase()

it("counts hours in which the clinic is open", () => {
  const hours = { fri: ["09:00", "18:00"], mon: ["09:00", "18:00"] }
  const at = (text: string) => toDate(`2026-11-${text}:00Z`)
  const by = (signedAt: string) => receiveBy(hours, "Europe/Bucharest", at(signedAt)).toISOString()
  // Bucharest is two hours ahead in November: open from 07:00 to 16:00.
  expect(by("20T10:00")).toBe("2026-11-20T12:00:00.000Z")
  expect(by("20T15:00")).toBe("2026-11-23T08:00:00.000Z")
  expect(by("21T12:00")).toBe("2026-11-23T09:00:00.000Z")
  expect(receiveBy({}, "Europe/Bucharest", at("21T12:00")).toISOString()).toBe("2026-11-22T12:00:00.000Z")
})

it("makes one task for the role when the time has passed, and none once it was received", async () => {
  const { clinic, otherFor, signed } = await handoverGround()
  const [lost, had] = [await signed("coordinator"), await signed("admin")]
  const job = systemCtx(clinic.id, clinic, "remind-of-handover")
  const late = { ...job, now: addMs(job.now, 9 * DAY_MS) }
  const tasks = () => inClinic(clinic.id, (tx) => tx.task.findMany({ where: { kind: "handover" } }))
  expect((await askReceipt({ ...job, now: addMs(job.now, -1) }, { id: lost })).due).not.toBeNull()
  expect(await tasks()).toEqual([])
  for (const _ of [1, 2]) await askReceipt(late, { id: lost })
  expect(await tasks()).toMatchObject([
    { ownerRole: "coordinator", href: `/handover/${lost}`, patientId: null },
  ])
  await receiveHandover(otherFor(["admin"]), { id: had })
  expect(await askReceipt(late, { id: had })).toEqual({ due: null })
  expect(await tasks()).toHaveLength(1)
})

describeRefusals(askReceipt, {
  prepare: async () => {
    const ground = await handoverGround()
    return { ...ground, input: { id: await ground.signed("admin") } }
  },
})
