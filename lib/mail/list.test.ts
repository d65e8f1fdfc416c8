import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { listMail } from "@/lib/mail/list"
import { queueMails } from "@/lib/mail/queue"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { jobCtx } from "@/lib/testing/notices"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
setEnv({ ROUNDS_DEMO: "1" })
afterAll(closeDb)

it("shows what was sent page by page, without what was written", async () => {
  const clinic = await makeClinic()
  const ctx = (await memberOf(clinic))(["auditor"])
  await inClinic(clinic.id as never, (tx) =>
    queueMails(
      tx,
      jobCtx(clinic),
      Array.from({ length: 53 }, (_, n) => ({
        to: "ana@example.test",
        kind: "test",
        subject: `Mail ${n}`,
        text: "the-words-of-it",
        effectKey: `k${n}`,
      })),
    ),
  )
  const first = await listMail(ctx, {})
  const second = await listMail(ctx, { cursor: first.nextCursor ?? "" })
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(53)
  expect(second.nextCursor).toBeNull()
  expect(JSON.stringify(first)).not.toContain("the-words-of-it")
  expect((await listMail((await memberOf(await makeClinic()))(["admin"]), {})).rows).toEqual([])
})

describeRefusals(listMail, {
  subject: "none",
  badInput: { cursor: "' or 1=1" },
  async prepare() {
    return {
      input: {},
      ctxFor: await memberOf(await makeClinic()),
      strangerFor: await memberOf(await makeClinic()),
    }
  },
})
