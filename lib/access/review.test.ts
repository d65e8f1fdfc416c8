import { afterAll, expect, it } from "vitest"
import { endBreakGlass } from "@/lib/access/end"
import { reviewAccess } from "@/lib/access/review"
import { closeDb, inClinic } from "@/lib/db"
import { accessGround, brokenGlass, factsNamed } from "@/lib/testing/access"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, HOUR_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const ended = async () => {
  const ground = await accessGround()
  const { id, doctor } = await brokenGlass(ground.clinic, addMs(now(), -5 * HOUR_MS))
  return { ...ground, doctor, input: { id, verdict: "justified" as const } }
}

describeRefusals(reviewAccess, {
  prepare: ended,
  wrongState: {
    when: "one that still runs",
    code: "wrong_state",
    prepare: async () => {
      const ground = await accessGround()
      const { id } = await brokenGlass(ground.clinic)
      return { ...ground, input: { id, verdict: "justified" as const } }
    },
  },
})

it("says whether it was justified, closes the task, and stands: of two reviewers one wins", async () => {
  const { clinic, input, ctxFor } = await ended()
  const admin = ctxFor(["admin"])
  await reviewAccess(admin, input)
  await reviewAccess(admin, input)
  const other = await ctxWith(clinic, ["admin"])
  await expect(
    reviewAccess(other, { id: input.id, verdict: "not_justified", note: "No patient was there" }),
  ).rejects.toMatchObject({ code: "wrong_state" })
  await inClinic(clinic.id, async (tx) => {
    expect(await tx.specialAccess.findFirst()).toMatchObject({ verdict: "justified" })
    expect(await tx.task.findMany()).toMatchObject([{ status: "done", outcome: "done" }])
  })
  expect((await factsNamed(clinic.id, "access.reviewed")).length).toBe(1)
})

it("is not for whoever broke it, and 'not justified' says why", async () => {
  const { clinic, ctxFor, input } = await ended()
  const { id, doctor } = await brokenGlass(clinic)
  await endBreakGlass(doctor, {})
  const own = { ...doctor, roles: ["admin" as const] }
  await expect(reviewAccess(own, { id, verdict: "justified" })).rejects.toMatchObject({ code: "forbidden" })
  await expect(
    reviewAccess(ctxFor(["admin"]), { id: input.id, verdict: "not_justified" }),
  ).rejects.toMatchObject({ code: "invalid_input", fields: { note: expect.any(String) } })
})
