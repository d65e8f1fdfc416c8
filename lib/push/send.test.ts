import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { acknowledgeDelivery } from "@/lib/notifications/acknowledge"
import { sendTestNotification } from "@/lib/notifications/send-test"
import { giveUpPush } from "@/lib/push/give-up"
import { sendPush } from "@/lib/push/send"
import { testDatabase } from "@/lib/testing/db"
import { setEnv } from "@/lib/testing/messages"
import { deliveriesOf, jobCtx, noticeGround } from "@/lib/testing/notices"

const db = await testDatabase()
let server: Server
let status = 201
const calls: { url: string; headers: Record<string, unknown>; bytes: Buffer }[] = []
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    calls.push({ url: request.url ?? "", headers: request.headers, bytes: Buffer.concat(parts) })
    response.writeHead(status, status === 429 ? { "retry-after": "7" } : {}).end()
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  setEnv({ PUSH_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ROUNDS_DEMO: "1" })
})
afterAll(async () => {
  setEnv({ PUSH_API_URL: "" })
  server.closeAllConnections()
  server.close()
  await closeDb()
})

async function queued() {
  const ground = await noticeGround(["doctor"], true)
  await sendTestNotification(ground.ctx, { channel: "push", key: newId() })
  const [delivery] = await deliveriesOf(ground)
  const id = delivery?.id ?? ""
  const state = async () => (await deliveriesOf(ground))[0]
  return { ...ground, id, state, send: () => sendPush(jobCtx(ground.clinic), id, "send") }
}

it("goes out encrypted, once, and proves step by step that it arrived", async () => {
  status = 201
  calls.length = 0
  const { send, state, ctx, id, clinic } = await queued()
  expect(await send()).toEqual({ status: "sent", isFake: false })
  expect(await send()).toEqual({ status: "sent", isFake: false })
  expect(calls).toHaveLength(1)
  expect(calls[0]?.headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "normal" })
  expect(String(calls[0]?.headers.authorization)).toMatch(/^vapid t=/)
  expect(calls[0]?.bytes.toString("latin1")).not.toContain("title")
  expect(await acknowledgeDelivery(ctx, { id, state: "delivered" })).toEqual({ changed: 1 })
  expect(await acknowledgeDelivery(ctx, { id, state: "delivered" })).toEqual({ changed: 0 })
  expect(await acknowledgeDelivery(ctx, { id, state: "seen" })).toEqual({ changed: 1 })
  expect(await acknowledgeDelivery(ctx, { id, state: "delivered" })).toEqual({ changed: 0 })
  expect(await state()).toMatchObject({ status: "seen" })
  const { rows } = await db.owner.query(
    `select "readAt" is not null as read from "Notification" where "clinicId" = $1`,
    [clinic.id],
  )
  expect(rows).toEqual([{ read: true }])
})

describe.each([404, 410, 403])("answered %i", (given) => {
  it("the browser is known to be gone, and the run is no failure", async () => {
    status = given
    const { send, state, clinic } = await queued()
    expect(await send()).toEqual({ status: "skipped", isFake: false })
    expect(await state()).toMatchObject({ status: "failed", reason: "gone" })
    const { rows } = await db.owner.query(
      `select "goneAt" is not null as gone from "PushSubscription" where "clinicId" = $1`,
      [clinic.id],
    )
    expect(rows).toEqual([{ gone: true }])
  })
})

it("waits as long as it is told to, and may be given up", async () => {
  status = 429
  const { send, state, id, clinic } = await queued()
  await expect(send()).rejects.toMatchObject({ retryAfterSeconds: 7 })
  expect(await state()).toMatchObject({ status: "queued" })
  expect(await giveUpPush(jobCtx(clinic), { deliveryId: id })).toEqual({ gaveUp: true })
  expect(await giveUpPush(jobCtx(clinic), { deliveryId: id })).toEqual({ gaveUp: false })
  expect(await state()).toMatchObject({ status: "failed", reason: "too_many" })
})

it("stays in a demo that has no push service, and says so", async () => {
  const url = process.env.PUSH_API_URL ?? ""
  setEnv({ PUSH_API_URL: "" })
  const { send, state } = await queued()
  expect(await send()).toEqual({ status: "sent", isFake: true })
  expect(await state()).toMatchObject({ status: "sent", reason: "kept_in_demo" })
  setEnv({ PUSH_API_URL: url })
})
