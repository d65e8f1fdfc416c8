import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findIncident } from "@/lib/incidents/find"
import { tellIncident } from "@/lib/incidents/tell"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { clearOperations, makeChannel, makeIncident, operationsGround, told } from "@/lib/testing/incidents"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, MINUTE_MS, now, toDate } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const words = "All clinics; nothing was lost"
const ground = async (given: Parameters<typeof makeIncident>[0] = {}) => {
  const { id } = await makeIncident(given)
  return { ...(await operationsGround()), id, input: { id, key: newId(), words } }
}

describeRefusals(tellIncident, {
  subject: "none",
  prepare: ground,
  badInput: { id: newId(), key: newId(), words: "" },
  wrongState: {
    when: "one that is closed",
    code: "wrong_state",
    prepare: () => ground({ status: "closed" }),
  },
})

describe("incidents.tell", () => {
  it("says what was done and moves on, once however often it is sent, on record and through the channels", async () => {
    await clearOperations()
    await makeChannel()
    const { operator, clinic, id, input } = await ground()
    const given = { ...input, status: "assessed" as const, scope: "all" }
    expect(await tellIncident(operator(), given)).toEqual({ id, isNew: true })
    expect(await tellIncident(operator(), given)).toEqual({ id, isNew: false })
    expect(await findIncident(operator(), { id })).toMatchObject({
      status: "assessed",
      scope: "all",
      updates: [{ words, status: "assessed", isStep: true, isPublic: false }],
    })
    expect(await told(id)).toMatchObject([{ title: "Assessed: Messages wait", body: words }])
    expect(await recorded(clinic.id, id)).toMatchObject([
      {
        name: "incident.moved_on",
        before: { status: "detected" },
        after: { status: "assessed" },
        personal: { words },
      },
    ])
  })

  it("stops the clock of each step when it is taken", async () => {
    const detectedAt = toDate("2026-11-23T03:00:00Z")
    const { ctxFor, id } = await ground({ startedAt: detectedAt, detectedAt })
    const step = (status: "assessed" | "mitigated" | "resolved" | "verified", minutes: number) =>
      tellIncident(ctxFor(["operator"], { now: addMs(detectedAt, minutes * MINUTE_MS) }), {
        id,
        key: newId(),
        words,
        status,
      })
    await step("assessed", 4)
    await step("mitigated", 20)
    await step("resolved", 60)
    await step("verified", 75)
    const { clocks, next } = await findIncident(ctxFor(["operator"]), { id })
    expect(clocks.map(({ name, doneAt, isLate }) => [name, doneAt?.slice(11, 16) ?? null, isLate])).toEqual([
      ["assess", "03:04", false],
      ["mitigate", "03:20", true],
      ["resolve", "04:00", false],
      ["verify", "04:15", false],
      ["postmortem", null, now() > toDate("2026-11-24T17:00:00Z")],
    ])
    expect(next).toMatchObject({ name: "postmortem", dueAt: "2026-11-24T17:00:00.000Z" })
  })

  it("goes back when it comes back, and the clocks run again", async () => {
    const { operator, id, input } = await ground()
    await tellIncident(operator(), { ...input, status: "resolved" })
    await tellIncident(operator(), { ...input, key: newId(), status: "assessed", words: "It is back" })
    const { status, resolvedAt, clocks } = await findIncident(operator(), { id })
    expect({ status, resolvedAt }).toEqual({ status: "assessed", resolvedAt: null })
    expect(clocks.find((one) => one.name === "postmortem")).toMatchObject({ dueAt: null, doneAt: null })
    await expect(
      tellIncident(operator(), { ...input, key: newId(), status: "detected" }),
    ).rejects.toMatchObject({ code: "wrong_state" })
  })

  it("lets nothing be public of what is not", async () => {
    const { operator, id, input } = await ground()
    await tellIncident(operator(), { ...input, isPublic: "on" })
    expect((await findIncident(operator(), { id })).updates).toMatchObject([{ isPublic: false }])
  })

  it("knows no incident that is not there", async () => {
    const { operator, input } = await ground()
    await expect(tellIncident(operator(), { ...input, id: newId() })).rejects.toMatchObject({
      code: "not_found",
    })
  })
})
