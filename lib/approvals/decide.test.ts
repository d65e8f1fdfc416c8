import { afterAll, describe, expect, it } from "vitest"
import { approveRequest, denyRequest } from "@/lib/approvals/decide"
import { actorLabel } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { fact, record } from "@/lib/facts"
import { ask, asked, registerTestKind, standing } from "@/lib/testing/approvals"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

const prepare = async () => {
  const { approvalId, ctxFor, strangerFor } = await asked()
  return { input: { id: approvalId, reason: "Seen and agreed" }, ctxFor, strangerFor }
}
const expired = {
  when: "one whose time is over",
  code: "wrong_state" as const,
  prepare: async () => {
    const { approvalId, ctxFor, strangerFor } = await asked({ at: addMs(now(), -8 * DAY_MS) })
    return { input: { id: approvalId, reason: "Too late" }, ctxFor, strangerFor }
  },
}
describeRefusals(approveRequest, { prepare, wrongState: expired })
describeRefusals(denyRequest, { prepare, wrongState: expired })

describe("approving", () => {
  it("does what was asked for, with the decision; the facts name both", async () => {
    const ground = await asked()
    const ctx = ground.ctxFor(["admin"])
    expect(await approveRequest(ctx, { id: ground.approvalId })).toMatchObject({ status: "approved" })
    const { approval, patient, task, notices, facts } = await standing(ground)
    const { actor } = ground.requester
    const requestedById = actor.kind === "member" ? actor.memberId : ""
    expect(patient.name).toBe("After")
    expect(approval).toMatchObject({
      status: "approved",
      requestedById,
      decidedById: ground.ctxFor([]).actor.kind === "member" ? expect.any(String) : "",
    })
    expect(task).toMatchObject({ status: "done", outcome: "done" })
    expect(notices).toMatchObject([{ memberId: requestedById, kind: "approval_decided" }])
    expect(facts.find((one) => one.name === "patient.renamed")).toMatchObject({
      actor: actorLabel(ctx.actor),
      after: { done: true, approvalId: ground.approvalId, requestedById },
    })
    expect(facts.map((one) => one.name)).toEqual(
      expect.arrayContaining(["approval.requested", "approval.approved"]),
    )
  })

  it("is not for whom the asker let in with a new password a moment ago", async () => {
    const ground = await asked()
    const ctx = ground.ctxFor(["admin"])
    const { actor } = ground.requester
    if (actor.kind !== "member" || ctx.actor.kind !== "member") throw new Error("no members")
    const reset = fact("member.password_reset_issued", ctx.actor.memberId)
    const at = { ...ground.requester, now: addMs(now(), -DAY_MS / 2) }
    await inClinic(ground.clinic.id, (tx) => record(tx, at, [reset]))
    await expect(approveRequest(ctx, { id: ground.approvalId })).rejects.toMatchObject({
      code: "forbidden",
      sentence: expect.stringContaining("Somebody else has to agree"),
    })
    expect((await standing(ground)).patient.name).toBe("Before")
    const other = await ctxWith(ground.clinic, ["admin"])
    expect(await approveRequest(other, { id: ground.approvalId })).toMatchObject({ status: "approved" })
  })

  it("twice is once", async () => {
    const ground = await asked()
    const ctx = ground.ctxFor(["admin"])
    await approveRequest(ctx, { id: ground.approvalId })
    const before = await standing(ground)
    expect(await approveRequest(ctx, { id: ground.approvalId })).toMatchObject({ status: "approved" })
    expect(await standing(ground)).toEqual(before)
  })

  it.each(["known", "unknown"] as const)("that fails (%s) says so and leaves nothing else", async (fails) => {
    const ground = await asked({ fails })
    const ctx = ground.ctxFor(["admin"])
    const value = await approveRequest(ctx, { id: ground.approvalId })
    expect(value).toMatchObject({
      status: "failed",
      failure:
        fails === "known"
          ? "The record has changed since."
          : "Something failed on our side. Nothing was lost.",
    })
    const { approval, patient, task, facts } = await standing(ground)
    expect(patient.name).toBe("Before")
    expect(approval).toMatchObject({ status: "failed", failure: value.failure })
    expect(task.status).toBe("done")
    expect(facts.map((one) => one.name)).not.toContain("patient.renamed")
    expect(facts.map((one) => one.name)).toContain("approval.failed")
    expect(await approveRequest(ctx, { id: ground.approvalId })).toEqual(value)
  })

  it("is for somebody else than who asked, whatever the role", async () => {
    const ground = await asked()
    const own = { ...ground.requester, roles: ["admin" as const] }
    await expect(approveRequest(own, { id: ground.approvalId })).rejects.toMatchObject({
      code: "forbidden",
      sentence: "Somebody else has to decide what you asked for.",
    })
    expect((await standing(ground)).patient.name).toBe("Before")
  })

  it("asks for the kind's own right in full, and its password", async () => {
    const ground = await asked()
    const input = { id: ground.approvalId }
    // Sees only own requests: to them there is none.
    await expect(approveRequest(ground.ctxFor(["doctor"]), input)).rejects.toMatchObject({
      code: "not_found",
    })
    registerTestKind("settings.write")
    await expect(approveRequest(ground.ctxFor(["coordinator"]), input)).rejects.toMatchObject({
      code: "forbidden",
    })
    registerTestKind("payments.refund")
    const admin = ground.ctxFor(["admin"])
    await expect(approveRequest(admin, input)).rejects.toMatchObject({ code: "step_up_needed" })
    expect(await approveRequest({ ...admin, steppedUpAt: admin.now }, input)).toMatchObject({
      status: "approved",
    })
  })

  it("of many at once is won by one, and done once", async () => {
    const ground = await asked()
    const deciders = await Promise.all(Array.from({ length: 6 }, () => ctxWith(ground.clinic, ["admin"])))
    const outcomes = await Promise.allSettled(
      deciders.map((ctx, n) =>
        n % 2
          ? approveRequest(ctx, { id: ground.approvalId })
          : denyRequest(ctx, { id: ground.approvalId, reason: "Not now" }),
      ),
    )
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1)
    const { facts, notices, approval } = await standing(ground)
    const ends = facts.filter(
      (one) => one.subjectId === ground.approvalId && /approved|denied/.test(one.name),
    )
    expect(ends.map((one) => one.name)).toEqual([`approval.${approval.status}`])
    expect(notices).toHaveLength(1)
    const lost = outcomes.find((one) => one.status === "rejected")
    expect(lost?.reason.sentence).toMatch(/decided this first/)
  })
})

describe("denying", () => {
  it("changes nothing but the question, keeps the reason, and lets it be asked again", async () => {
    const ground = await asked()
    const ctx = ground.ctxFor(["coordinator"])
    await denyRequest(ctx, { id: ground.approvalId, reason: "Two different people" })
    await denyRequest(ctx, { id: ground.approvalId, reason: "Two different people" })
    const { approval, patient, task } = await standing(ground)
    expect(patient.name).toBe("Before")
    expect(approval).toMatchObject({ status: "denied", decisionReason: "Two different people" })
    expect(task).toMatchObject({ status: "done", outcome: "done" })
    expect(await ask(ground.requester, ground.patientId)).not.toBe(ground.approvalId)
  })

  it("needs its reason", async () => {
    const { approvalId, ctxFor } = await asked()
    await expect(denyRequest(ctxFor(["admin"]), { id: approvalId, reason: " " })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { reason: expect.any(String) },
    })
  })
})

it("a question that is open is not asked twice", async () => {
  const ground = await asked()
  expect(await ask(ground.requester, ground.patientId)).toBe(ground.approvalId)
})
