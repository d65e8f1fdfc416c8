import { afterAll, expect, it } from "vitest"
import { z } from "zod"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic } from "@/lib/db"
import { fail, toAppError } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command, query } from "@/lib/operation"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { makeLead } from "@/lib/testing/leads"
import { addMs, MINUTE_MS } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

const Input = z.strictObject({ id: z.uuid(), status: z.string().min(1, "say which") })
const close = command({
  name: "test.close",
  may: "leads.work",
  input: Input,
  async run({ tx, ctx, input }) {
    await tx.lead.update({ where: { id: input.id }, data: { status: input.status } })
    if (input.status === "archived") fail("wrong_state")
    return {
      value: input.status,
      facts: [
        fact("lead.closed", input.id, {
          before: { status: "new" },
          after: { status: input.status },
          reason: "because",
        }),
      ],
      events: [{ name: "lead.closed", data: { clinicId: ctx.clinicId, leadId: input.id } }],
    }
  },
})

const written = async (id: string) => ({
  status: (await db.owner.query(`select status from "Lead" where id = $1`, [id])).rows[0]?.status,
  facts: (
    await db.owner.query(
      `select name, actor, "actorName", before, after, reason, "requestId" from "Fact" where "subjectId" = $1`,
      [id],
    )
  ).rows,
  events: (await db.owner.query(`select name, data from engine.event where data->>'leadId' = $1`, [id])).rows,
})

it("changes, records and emits together", async () => {
  const clinic = await makeClinic()
  const { id } = await makeLead(clinic.id)
  const ctx = await ctxWith(clinic, ["coordinator"])
  expect(await close(ctx, { id, status: "lost" })).toBe("lost")
  const name = ctx.actor.name
  expect(await written(id)).toMatchObject({
    status: "lost",
    facts: [
      {
        name: "lead.closed",
        actorName: name,
        before: { status: "new" },
        after: { status: "lost" },
        reason: "because",
        requestId: ctx.requestId,
      },
    ],
    events: [{ name: "lead.closed", data: { clinicId: clinic.id, leadId: id } }],
  })
})

it("leaves nothing behind when the work fails", async () => {
  const clinic = await makeClinic()
  const { id } = await makeLead(clinic.id)
  await expect(
    close(await ctxWith(clinic, ["coordinator"]), { id, status: "archived" }),
  ).rejects.toMatchObject({ code: "wrong_state" })
  expect(await written(id)).toEqual({ status: "new", facts: [], events: [] })
})

it("asks for the right before it reads the input", async () => {
  const clinic = await makeClinic()
  const refused = close(await ctxWith(clinic, ["auditor"]), { id: "not an id", status: "" })
  await expect(refused).rejects.toMatchObject({ code: "forbidden" })
})

it("names each bad field, and takes none it does not know", async () => {
  const ctx = await ctxWith(await makeClinic(), ["admin"])
  await expect(close(ctx, { id: "x", status: "" })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { status: "say which", id: expect.any(String) },
  })
  const more = { id: crypto.randomUUID(), status: "lost", clinicId: crypto.randomUUID(), roles: ["admin"] }
  await expect(close(ctx, more)).rejects.toMatchObject({ code: "invalid_input" })
})

it("refuses text that no column can hold, wherever it stands", async () => {
  const ctx = await ctxWith(await makeClinic(), ["admin"])
  const deep = query({
    name: "test.deep",
    may: "leads.read",
    input: z.object({ q: z.string(), more: z.array(z.object({ note: z.string() })).optional() }),
    run: async ({ tx, input }) => tx.lead.count({ where: { lastMessage: input.q } }),
  })
  expect(await deep(ctx, { q: "\ud800 ok" })).toBe(0)
  await expect(deep(ctx, { q: "a\u0000b" })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { q: expect.any(String) },
  })
  await expect(deep(ctx, { q: "a", more: [{ note: "\u0000" }] })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { "more.0.note": expect.any(String) },
  })
})

it("says unavailable, not internal, when no connection is free in time", { timeout: 30_000 }, async () => {
  const clinic = await makeClinic()
  let free = () => {}
  const held = new Promise<void>((resolve) => {
    free = resolve
  })
  const busy = Array.from({ length: 10 }, () => inClinic(clinic.id, () => held))
  await new Promise((resolve) => setTimeout(resolve, 300))
  const late = inClinic(clinic.id, (tx) => tx.lead.count()).catch(toAppError)
  expect(await late).toMatchObject({ code: "unavailable" })
  free()
  await Promise.all(busy)
})

it("answers an unknown failure with its own words, never the database's", async () => {
  const ctx = await ctxWith(await makeClinic(), ["admin"])
  const odd = query({
    name: "test.odd",
    may: "leads.read",
    input: z.object({}),
    run: ({ tx }) => tx.$queryRaw`select secret_column from "Lead"`,
  })
  await expect(odd(ctx, {})).rejects.toMatchObject({
    code: "internal",
    sentence: "Something failed on our side. Nothing was lost.",
  })
})

it("asks for a fresh password where the table says so, and for five minutes only", async () => {
  const clinic = await makeClinic()
  const ctxFor = await memberOf(clinic)
  const raw = query({
    name: "test.raw",
    may: "webhooks.body",
    input: z.object({}),
    run: async ({ grant }) => grant.scope,
  })
  const ctx = ctxFor(["admin"])
  await expect(raw(ctx, {})).rejects.toMatchObject({ code: "step_up_needed" })
  expect(await raw({ ...ctx, steppedUpAt: addMs(ctx.now, -4 * MINUTE_MS) }, {})).toBe("all")
  await expect(raw({ ...ctx, steppedUpAt: addMs(ctx.now, -6 * MINUTE_MS) }, {})).rejects.toMatchObject({
    code: "step_up_needed",
  })
})

it("lets a job pass the permission, in its own clinic only", async () => {
  const [clinic, other] = [await makeClinic(), await makeClinic()]
  const { id } = await makeLead(clinic.id)
  const job = systemCtx(clinic.id, clinic, "a-job", "run-1")
  expect(await close(job, { id, status: "won" })).toBe("won")
  expect((await written(id)).facts).toMatchObject([{ actor: "system:a-job", requestId: "run-1" }])
  await expect(close(systemCtx(other.id, other, "a-job"), { id, status: "lost" })).rejects.toThrow()
  expect((await written(id)).status).toBe("won")
})
