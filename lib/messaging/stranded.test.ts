import { afterAll, describe, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { giveUpStranded } from "@/lib/messaging/stranded"
import { testDatabase } from "@/lib/testing/db"
import { openTasks, queuedReply, readMessage, writingGround } from "@/lib/testing/messages"

const db = await testDatabase()
afterAll(closeDb)

async function waiting({ minutes = 16, fanned = true, run = "cancelled" as string | null } = {}) {
  const ground = await writingGround()
  const id = await queuedReply(ground)
  await db.owner.query(
    `update "Message" set "createdAt" = now() - make_interval(mins => $2::int), "statusAt" = now() - make_interval(mins => $2::int) where id = $1`,
    [id, minutes],
  )
  const event = `message.queued:${id}`
  if (fanned) await db.owner.query("update engine.event set fanned_at = now() where id = $1", [event])
  if (run)
    await db.owner.query(
      `insert into engine.run (id, function_id, event_id, event_name, clinic_id, status, max_attempts, finished_at)
       values ($1, 'send-whatsapp-message', $2, 'message.queued', $3, $4, 3, case when $4 = 'running' then null else now() end)`,
      [newId(), event, ground.clinic.id, run],
    )
  return { ground, id, message: () => readMessage(ground, id) }
}

describe("a message that nothing is left to send", () => {
  it.each([
    ["whose run was cancelled", {}],
    ["that no function took", { run: null }],
  ])("%s is given up, and its writer has to know, once", async (_, given) => {
    const { ground, message } = await waiting(given)
    await giveUpStranded()
    expect(await message()).toMatchObject({ status: "failed", failedBecause: "interrupted" })
    expect(await openTasks(ground)).toMatchObject([{ kind: "reply", ownerId: ground.member.id }])
    await giveUpStranded()
    expect(await openTasks(ground)).toHaveLength(1)
  })

  it("that may have left is unsure, and a coordinator looks", async () => {
    const { ground, id, message } = await waiting()
    await inClinic(ground.clinic.id, (tx) =>
      tx.effect.create({
        data: {
          id: newId(),
          clinicId: ground.clinic.id,
          key: `message:${id}`,
          kind: "message",
          status: "started",
          patientId: ground.lead.patientId,
        },
      }),
    )
    await giveUpStranded()
    expect(await message()).toMatchObject({ status: "unsure", failedBecause: "interrupted" })
    expect(await openTasks(ground)).toMatchObject([{ kind: "unsure_message", ownerRole: "coordinator" }])
  })

  it.each([
    ["is young", { minutes: 14 }],
    ["is being sent", { run: "running" }],
    ["has not been taken yet", { fanned: false, run: null }],
  ])("is left alone while it %s", async (_, given) => {
    const { message } = await waiting(given)
    await giveUpStranded()
    expect(await message()).toMatchObject({ status: "queued" })
  })
})
