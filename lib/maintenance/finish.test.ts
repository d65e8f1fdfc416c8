import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { isMuted } from "@/lib/maintenance/current"
import { finishMaintenance } from "@/lib/maintenance/finish"
import { testDatabase } from "@/lib/testing/db"
import {
  clearOperations,
  makeChannel,
  makeMaintenance,
  operationsGround,
  recordedOf,
  told,
} from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const at = (hours: number) => addMs(now(), hours * HOUR_MS)
const words = "PostgreSQL patched, and a backup restored"
const ground = async (from = -1, to = 1) => {
  const { id } = await makeMaintenance({ startsAt: at(from), endsAt: at(to) })
  return { ...(await operationsGround()), input: { id, words } }
}

describeRefusals(finishMaintenance, {
  subject: "none",
  prepare: () => ground(),
  badInput: { id: newId(), words: "" },
  wrongState: { when: "one that has not begun", code: "wrong_state", prepare: () => ground(1, 2) },
})

describe("maintenance.finish", () => {
  it("ends it with what was done: alerts are told again, and everybody hears; twice is once", async () => {
    await clearOperations()
    await makeChannel()
    const { operator, clinic, input } = await ground()
    expect(await isMuted(platformDb(), now())).toBe(true)
    await finishMaintenance(operator(), input)
    await finishMaintenance(operator(), input)
    expect(await isMuted(platformDb(), now())).toBe(false)
    expect(await told(input.id)).toMatchObject([
      { title: "Done: A larger disk", body: expect.stringContaining(words) },
    ])
    expect(await recordedOf(clinic.id, input.id, "maintenance")).toMatchObject([
      { name: "maintenance.finished", personal: { words } },
    ])
  })

  it("afterwards writes what was done beside it, and leaves its end where it was", async () => {
    const { operator, input } = await ground(-3, -1)
    await finishMaintenance(operator(), input)
    const one = await platformDb().maintenance.findUniqueOrThrow({ where: { id: input.id } })
    expect(one).toMatchObject({ doneAt: one.endsAt, doneWords: words, doneByName: operator().actor.name })
    await expect(finishMaintenance(operator(), { ...input, words: "Something else" })).rejects.toMatchObject({
      code: "wrong_state",
    })
  })

  it("knows no window that is not there", async () => {
    const { operator, input } = await ground()
    await expect(finishMaintenance(operator(), { ...input, id: newId() })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
