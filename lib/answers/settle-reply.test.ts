import { describe, expect, it } from "vitest"
import { listReplies } from "@/lib/answers/list-replies"
import { settleReply } from "@/lib/answers/settle-reply"
import { inClinic } from "@/lib/db"
import { answerGround, askConsent, writes } from "@/lib/testing/answers"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()

async function doubtful(words = "poate") {
  const ground = await answerGround()
  const { id: requestId } = await askConsent(ground)
  await writes(ground, words)
  const heard = await inClinic(ground.clinic.id, (tx) => tx.heardAnswer.findFirstOrThrow({}))
  return { ...ground, requestId, messageId: heard.messageId }
}
const refused = async (as: "yes" | "none") => {
  const ground = await doubtful()
  return {
    ...ground,
    input: { messageId: ground.messageId, as },
    ctxFor: await memberOf(ground.clinic),
    strangerFor: await memberOf(await makeClinic()),
  }
}

describeRefusals(settleReply, {
  prepare: () => refused("yes"),
  badInput: { messageId: "x", as: "maybe" },
  wrongState: {
    when: "a yes to a question that waits no longer",
    code: "wrong_state",
    prepare: async () => {
      const ground = await refused("yes")
      await db.owner.query(`update "ConsentRequest" set status = 'expired' where id = $1`, [ground.requestId])
      return ground
    },
  },
})

describe("consents.settle_reply", () => {
  const of = async (clinicId: string, requestId: string) => {
    const { rows } = await db.owner.query(
      `select request.status, (select count(*)::int from "Consent" where "clinicId" = $1 and status = 'granted') as granted,
         (select count(*)::int from "Task" where "clinicId" = $1 and status = 'open' and "effectKey" like 'read_reply:%') as tasks
       from "ConsentRequest" request where request.id = $2`,
      [clinicId, requestId],
    )
    return rows[0]
  }

  it.each([
    ["yes", { status: "granted", granted: 2, tasks: 0 }],
    ["no", { status: "denied", granted: 0, tasks: 0 }],
    ["none", { status: "open", granted: 0, tasks: 0 }],
  ] as const)("%s decides as much as it says; said twice it is once", async (as, expected) => {
    const { clinic, requestId, messageId } = await doubtful()
    const desk = await ctxWith(clinic, ["frontdesk"])
    await Promise.all([settleReply(desk, { messageId, as }), settleReply(desk, { messageId, as })])
    expect(await of(clinic.id, requestId)).toEqual(expected)
    const { rows } = await db.owner.query(
      `select count(*)::int as n from "Fact" where "clinicId" = $1 and name = 'consent.reply_settled'`,
      [clinic.id],
    )
    expect(rows[0]?.n).toBe(1)
    const other = as === "yes" ? "no" : "yes"
    await expect(settleReply(desk, { messageId, as: other })).rejects.toMatchObject({ code: "wrong_state" })
  })

  it("keeps what came after it to be read, when the first is no answer", async () => {
    const ground = await doubtful("da, dar nu la telefon")
    await writes(ground, "da")
    const desk = await ctxWith(ground.clinic, ["frontdesk"])
    const listed = async () => (await listReplies(desk, {})).rows.map((row) => row.words)
    expect(await listed()).toEqual(["da, dar nu la telefon", "da"])
    await settleReply(desk, { messageId: ground.messageId, as: "none" })
    expect(await listed()).toEqual(["da"])
    expect(await of(ground.clinic.id, ground.requestId)).toEqual({ status: "open", granted: 0, tasks: 1 })
  })

  it("leaves what was plain as it was read", async () => {
    const { clinic, messageId } = await doubtful("da")
    const desk = await ctxWith(clinic, ["frontdesk"])
    await expect(settleReply(desk, { messageId, as: "no" })).rejects.toMatchObject({ code: "wrong_state" })
  })
})
