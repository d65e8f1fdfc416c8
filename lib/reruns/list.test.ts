import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { listReruns } from "@/lib/reruns/list"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { startedRerun } from "@/lib/testing/reruns"

const db = await testDatabase()
afterAll(closeDb)

describeRefusals(listReruns, {
  subject: "none",
  badInput: { cursor: 7 },
  async prepare() {
    const { ctxFor, strangerFor } = await startedRerun()
    return { input: {}, ctxFor, strangerFor }
  },
})

describe("reruns.list", () => {
  it("shows a clinic its own, with who asked and how far it is; a coordinator what they asked for", async () => {
    const { id, clinic, ctx, strangerFor } = await startedRerun(2)
    const seen = await listReruns(await ctxWith(clinic, ["auditor"]), {})
    expect(seen.rows).toMatchObject([
      { id, total: 2, counts: { waiting: 2 }, requestedBy: { name: ctx.actor.name }, status: "running" },
    ])
    expect((await listReruns(await ctxWith(clinic, ["coordinator"]), {})).rows).toEqual([])
    expect((await listReruns(strangerFor(["admin"]), {})).rows).toEqual([])
  })

  it("pages by cursor without a gap or a repeat, though all were asked in one millisecond", async () => {
    const { id, clinic, ctx } = await startedRerun()
    await db.owner.query(
      `insert into "RerunAction" (id, "clinicId", key, name, scope, status, total, "requestedById", "createdAt")
       select gen_random_uuid(), $1, gen_random_uuid(), 'one', 'selected', 'done', 1, "requestedById", "createdAt"
       from "RerunAction", generate_series(1, 40) where id = $2`,
      [clinic.id, id],
    )
    const first = await listReruns(ctx, {})
    const second = await listReruns(ctx, { cursor: first.nextCursor ?? "" })
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([30, 11, null])
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(41)
  })
})
