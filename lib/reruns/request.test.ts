import { afterAll, describe, expect, it } from "vitest"
import { approveRequest, denyRequest } from "@/lib/approvals/decide"
import { findApproval } from "@/lib/approvals/find"
import { countPendingApprovals, listApprovals } from "@/lib/approvals/list"
import { closeDb, listenClient } from "@/lib/db"
import { newId } from "@/lib/ids"
import { previewRerun } from "@/lib/reruns/preview"
import { requestRerun } from "@/lib/reruns/request"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { makeLead, makeMessage } from "@/lib/testing/leads"
import { describeRefusals } from "@/lib/testing/refusals"
import { actionOf, asked, rerunGround } from "@/lib/testing/reruns"
import { makeRun } from "@/lib/testing/runs"
import { addMs, HOUR_MS } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const prepare = async (given: Parameters<typeof makeRun>[1] = {}) => {
  const { ids, ctxFor, strangerFor } = await rerunGround(1, given)
  return { input: asked(ids), ctxFor, strangerFor }
}
describeRefusals(requestRerun, {
  prepare: () => prepare(),
  wrongState: {
    when: "a run that is still under way",
    code: "wrong_state",
    prepare: () => prepare({ status: "running" }),
  },
})

describe("asking for a rerun", () => {
  it("keeps which runs, and is one fact and one event whatever the number", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(3)
    const { id, status, total, approvalId } = await requestRerun(ctxFor(["operator"]), asked(ids))
    expect({ status, total, approvalId }).toEqual({ status: "running", total: 3, approvalId: null })
    const action = await actionOf(clinic.id, id)
    expect(action.items.map((one) => one.runId).sort()).toEqual([...ids].sort())
    expect(await recorded(clinic.id, id)).toMatchObject([
      {
        name: "rerun.started",
        reason: null,
        after: { runs: 3, from: "start", repeatEffects: false },
        personal: { reason: "The partner is back" },
      },
    ])
    const { rows } = await db.owner.query("select name, data from engine.event where id = $1", [
      `rerun:${id}`,
    ])
    expect(rows).toEqual([{ name: "rerun.started", data: { clinicId: clinic.id, actionId: id } }])
  })

  it("pressed twice at once is one", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(2)
    const input = asked(ids)
    const [one, two] = await Promise.all([1, 2].map(() => requestRerun(ctxFor(["admin"]), input)))
    expect(two).toEqual(one)
    expect(await recorded(clinic.id, one?.id ?? "")).toHaveLength(1)
  })

  it("by two people at once takes each run once", async () => {
    const { clinic, ids } = await rerunGround(3)
    const people = await Promise.all([ctxWith(clinic, ["admin"]), ctxWith(clinic, ["operator"])])
    const done = await Promise.allSettled(people.map((ctx) => requestRerun(ctx, asked(ids))))
    expect(done.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"])
  })

  it("takes all that match, as the filter stood, and leaves what came after the preview", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(2)
    const [{ at }] = (await db.owner.query("select clock_timestamp() as at")).rows
    await new Promise((resolve) => setTimeout(resolve, 150))
    await makeRun(clinic.id, { status: "failed" })
    await makeRun(clinic.id, { status: "completed" })
    const asOf = new Date(new Date(at).getTime() + 140).toISOString()
    const { id } = await requestRerun(
      ctxFor(["admin"]),
      asked([], { scope: "match", ids: undefined, filters: { status: "failed" }, asOf }),
    )
    const action = await actionOf(clinic.id, id)
    expect(action.items.map((one) => one.runId).sort()).toEqual([...ids].sort())
    expect(action.filter).toEqual({ status: ["failed"] })
  })

  it("of more than twenty waits for a second person, who is shown it and starts exactly those", async () => {
    const { clinic, ids } = await rerunGround(21)
    const asker = await ctxWith(clinic, ["operator"])
    const { id, approvalId, status } = await requestRerun(asker, asked(ids))
    expect(status).toBe("waiting")
    expect(await recorded(clinic.id, id)).toEqual([])
    await makeRun(clinic.id, { status: "failed" })
    const admin = await ctxWith(clinic, ["admin"])
    expect(await findApproval(admin, { id: approvalId ?? "" })).toMatchObject({
      summary: "Rerun lead-scoring-workflow: 21 runs, from the start.",
      details: expect.arrayContaining([{ term: "Runs", value: "lead-scoring-workflow: 21" }]),
      links: [{ label: "See the runs", href: `/jobs/reruns/${id}` }],
    })
    await expect(
      approveRequest({ ...asker, roles: ["admin"] }, { id: approvalId ?? "" }),
    ).rejects.toMatchObject({
      code: "forbidden",
    })
    expect(await approveRequest(admin, { id: approvalId ?? "" })).toMatchObject({ status: "approved" })
    expect(await actionOf(clinic.id, id)).toMatchObject({ status: "running", total: 21 })
    const [started] = await recorded(clinic.id, id)
    expect(started).toMatchObject({
      name: "rerun.started",
      after: { approvalId, runs: 21 },
      personal: { reason: "The partner is back" },
    })
  })

  it("after twenty of one function within the hour waits for a second person, too", async () => {
    const { clinic, ids } = await rerunGround(23)
    const asker = await ctxWith(clinic, ["admin"])
    expect(await requestRerun(asker, asked(ids.slice(0, 20)))).toMatchObject({ status: "running" })
    expect(await previewRerun(asker, { scope: "selected", ids: ids.slice(20) })).toMatchObject({
      needsSecond: true,
      recent: 20,
    })
    expect(await requestRerun(asker, asked(ids.slice(20, 21)))).toMatchObject({ status: "waiting" })
    const other = await makeRun(clinic.id, { status: "failed", functionId: "process-lead-form" })
    expect(await requestRerun(asker, asked([other.id]))).toMatchObject({ status: "running" })
    const colleague = await ctxWith(clinic, ["admin"])
    expect(await requestRerun(colleague, asked(ids.slice(21, 22)))).toMatchObject({ status: "running" })
    const later = { ...asker, now: addMs(asker.now, HOUR_MS + 1) }
    expect(await requestRerun(later, asked(ids.slice(22)))).toMatchObject({ status: "running" })
  })

  it("of an admin may be agreed to by an operator, who is shown no words of a person", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(21)
    const asker = ctxFor(["admin"])
    const operator = await ctxWith(clinic, ["operator"])
    const { id, approvalId } = await requestRerun(asker, asked(ids))
    const at = { id: approvalId ?? "" }
    expect((await listApprovals(operator, {})).rows.map((one) => one.id)).toEqual([at.id])
    expect(await countPendingApprovals(operator, {})).toBe(1)
    expect(await findApproval(operator, at)).toMatchObject({
      reason: null,
      details: expect.arrayContaining([{ term: "Runs", value: "lead-scoring-workflow: 21" }]),
      may: { decide: true },
    })
    expect(await findApproval(asker, at)).toMatchObject({
      reason: "The partner is back",
      may: { decide: false },
    })
    await expect(findApproval(await ctxWith(clinic, ["frontdesk"]), at)).rejects.toMatchObject({
      code: "not_found",
    })
    const { rows } = await db.owner.query(`select "ownerRole" from "Task" where "effectKey" = $1`, [
      `approval:${at.id}`,
    ])
    expect(rows).toEqual([{ ownerRole: "operator" }])
    await expect(approveRequest({ ...asker, roles: ["operator"] }, at)).rejects.toMatchObject({
      code: "forbidden",
    })
    expect(await approveRequest(operator, at)).toMatchObject({ status: "approved" })
    expect(await actionOf(clinic.id, id)).toMatchObject({ status: "running" })
  })

  it("leaves a schedule's run out of what is written down to be done", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(1)
    const nightly = await makeRun(clinic.id, {
      functionId: "stale-lead-refresh",
      status: "failed",
      eventName: "schedule/due",
      scheduleId: "stale-lead-refresh",
    })
    await expect(requestRerun(ctxFor(["admin"]), asked([nightly.id]))).rejects.toMatchObject({
      code: "wrong_state",
    })
    const { id } = await requestRerun(ctxFor(["admin"]), asked([...ids, nightly.id]))
    const { items } = await actionOf(clinic.id, id)
    expect(items.find((one) => one.runId === nightly.id)).toMatchObject({
      outcome: "skipped",
      reason: "schedule",
    })
  })

  it("under a key that was used for other runs is refused, not taken for the former one", async () => {
    const { ids, ctxFor } = await rerunGround(2)
    const first = asked(ids.slice(0, 1))
    const { id } = await requestRerun(ctxFor(["admin"]), first)
    expect(await requestRerun(ctxFor(["admin"]), first)).toMatchObject({ id })
    for (const other of [{ ids: ids.slice(1) }, { ids }, { from: "failed_step" as const }])
      await expect(requestRerun(ctxFor(["admin"]), { ...first, ...other })).rejects.toMatchObject({
        code: "conflict",
      })
  })

  it("that is denied leaves the runs to others", async () => {
    const { clinic, ids } = await rerunGround(21)
    const { id, approvalId } = await requestRerun(await ctxWith(clinic, ["admin"]), asked(ids))
    const other = await ctxWith(clinic, ["admin"])
    await expect(requestRerun(other, asked(ids.slice(0, 1)))).rejects.toMatchObject({ code: "wrong_state" })
    await denyRequest(other, { id: approvalId ?? "", reason: "Not before tonight" })
    expect(await actionOf(clinic.id, id)).toMatchObject({ status: "denied" })
    expect(await requestRerun(other, asked(ids.slice(0, 1)))).toMatchObject({ status: "running" })
  })

  it("of a coordinator is for own leads, and never for others'", async () => {
    const { clinic, ids } = await rerunGround(1)
    const coordinator = await ctxWith(clinic, ["coordinator"])
    const ownerId = coordinator.actor.kind === "member" ? coordinator.actor.memberId : ""
    const own = await makeRun(clinic.id, {
      status: "failed",
      subjectId: (await makeLead(clinic.id, { ownerId })).id,
    })
    await expect(requestRerun(coordinator, asked([own.id, ...ids]))).rejects.toMatchObject({
      code: "not_found",
    })
    expect(await requestRerun(coordinator, asked([own.id]))).toMatchObject({ total: 1 })
  })

  it("does what was done once more only when that is typed in words", async () => {
    const { clinic, ids, ctxFor } = await rerunGround(1)
    await expect(requestRerun(ctxFor(["admin"]), asked(ids, { repeat: "yes" }))).rejects.toMatchObject({
      code: "invalid_input",
      fields: { repeat: expect.stringContaining("send again") },
    })
    const { id } = await requestRerun(ctxFor(["admin"]), asked(ids, { repeat: "Send again" }))
    expect((await actionOf(clinic.id, id)).repeatEffects).toBe(true)
    expect((await recorded(clinic.id, id))[0]?.after).toMatchObject({ repeatEffects: true })
  })

  it("with changed input takes ids of the clinic's own, of one run, that fit", async () => {
    const { clinic, ctxFor, strangerFor } = await rerunGround(0)
    const lead = await makeLead(clinic.id)
    const messages = [await makeMessage(lead, "one"), await makeMessage(lead, "two")]
    const stranger = await makeLead(strangerFor(["admin"]).clinicId)
    const foreign = await makeMessage(stranger, "theirs")
    const { id: run } = await makeRun(clinic.id, {
      status: "failed",
      data: { leadId: lead.id, messageId: messages[0] },
    })
    const ctx = ctxFor(["admin"])
    const edit = (edited: Record<string, string>) => requestRerun(ctx, asked([run], { edited }))
    await expect(edit({ messageId: foreign })).rejects.toMatchObject({ code: "not_found" })
    await expect(edit({ messageId: newId() })).rejects.toMatchObject({ code: "not_found" })
    await expect(edit({ messageId: "x" })).rejects.toMatchObject({ code: "invalid_input" })
    await expect(edit({ clinicId: stranger.clinicId })).rejects.toMatchObject({ code: "invalid_input" })
    const { id } = await edit({ messageId: messages[1] ?? "" })
    expect((await actionOf(clinic.id, id)).items[0]?.input).toEqual({ messageId: messages[1] })
  })

  it("wakes the workers when it is committed, not before", async () => {
    const { ids, ctxFor } = await rerunGround(1)
    const listener = listenClient("test")
    await listener.connect()
    await listener.query("listen engine_wake")
    const seen = new Promise<number>((resolve) => {
      listener.once("notification", async () => {
        const { rowCount } = await db.owner.query(
          "select 1 from engine.event where name = 'rerun.started' and clinic_id = $1",
          [ctxFor(["admin"]).clinicId],
        )
        resolve(rowCount ?? 0)
      })
    })
    const client = await db.owner.connect()
    // The record of it must wait: a notice that came before the commit would find nothing.
    await client.query("begin")
    await client.query(`lock table "Fact" in exclusive mode`)
    const rerun = requestRerun(ctxFor(["admin"]), asked(ids))
    await new Promise((resolve) => setTimeout(resolve, 300))
    await client.query("commit")
    client.release()
    await rerun
    expect(await seen).toBe(1)
    await listener.end()
  })
})
