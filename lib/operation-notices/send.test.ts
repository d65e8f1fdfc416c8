import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { retireChannel } from "@/lib/alert-channels/retire"
import type { ChannelKind } from "@/lib/alert-channels/rules"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { giveUpNotice } from "@/lib/operation-notices/give-up"
import { notifyOperations } from "@/lib/operation-notices/notify"
import { sendNotice } from "@/lib/operation-notices/send"
import { isSignedWebhook } from "@/lib/outbound/standard-webhook"
import { clearChannels, makeChannel, noticesOfKey, serveHook } from "@/lib/testing/alert-channels"
import { ctxWith } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { jobCtx } from "@/lib/testing/notices"
import { serveSmtp } from "@/lib/testing/smtp-server"
import { addMs, now } from "@/lib/time"

await testDatabase()
const hook = await serveHook()
const smtp = await serveSmtp()
beforeEach(async () => {
  await clearChannels()
  setEnv({ PRIVATE_HOSTS: hook.host, MAIL_HOST: "", ROUNDS_DEMO: "" })
  hook.answer = { status: 200, body: "ok" }
  hook.heard.length = 0
  smtp.be("take")
})
afterAll(async () => {
  setEnv({ PRIVATE_HOSTS: "", MAIL_HOST: "", MAIL_PORT: "", MAIL_TLS: "", ROUNDS_DEMO: "" })
  await hook.close()
  await smtp.close()
  await closeDb()
})

async function queued(kind: ChannelKind, address = `http://${hook.host}/${kind}`) {
  const clinic = await makeClinic()
  const { id: channelId, secret } = await makeChannel(clinic, { kind, address })
  const id = newId()
  const ctx = jobCtx(clinic)
  await inClinic(clinic.id as never, (tx) =>
    notifyOperations(tx, ctx, {
      kind: "deployment",
      key: `deployment:${id}:failed`,
      title: "Failed: <!channel> api @everyone",
      body: "Smoke test *health* failed & rolled back.",
      href: `/deployments/${id}`,
      severity: "critical",
      channelId,
    }),
  )
  const row = async () => (await noticesOfKey(`deployment:${id}`))[0]
  const notice = (await row())?.id ?? ""
  const channel = () => platformDb().alertChannel.findUniqueOrThrow({ where: { id: channelId } })
  return { clinic, ctx, channelId, secret, notice, row, channel, send: () => sendNotice(ctx, notice, "send") }
}

describe("a notice", () => {
  it("to Slack leaves once, mentions nobody, and keeps what was answered", async () => {
    const { send, row, channel } = await queued("slack")
    expect(await send()).toEqual({ status: "sent" })
    await send()
    expect(hook.heard).toHaveLength(1)
    const { text } = JSON.parse(hook.heard[0]?.body ?? "")
    expect(text).toContain("&lt;!channel&gt;")
    expect(text).toContain("/deployments/")
    expect(await row()).toMatchObject({ status: "sent", proof: "HTTP 200", attempts: 1, because: null })
    expect(await channel()).toMatchObject({ lastProvenAt: expect.any(Date), lastError: null })
  })

  it("to Discord asks for the message's id, and keeps it", async () => {
    hook.answer = { status: 200, body: JSON.stringify({ id: "1181", content: "secret?" }) }
    const { send, row } = await queued("discord")
    await send()
    expect(hook.heard[0]?.path).toBe("/discord?wait=true")
    expect(JSON.parse(hook.heard[0]?.body ?? "")).toMatchObject({ allowed_mentions: { parse: [] } })
    expect(await row()).toMatchObject({ proof: "HTTP 200, message 1181" })
  })

  it("to a pager is signed, and named the same when it is sent again", async () => {
    hook.answer = { status: 503 }
    const { send, row, secret } = await queued("webhook")
    await expect(send()).rejects.toMatchObject({ code: "provider_failed" })
    expect(await row()).toMatchObject({ status: "queued", because: "unavailable", attempts: 1 })
    hook.answer = { status: 202 }
    await send()
    const [first, second] = hook.heard
    expect(second?.headers.get("webhook-id")).toBe(first?.headers.get("webhook-id"))
    const signed = { headers: second?.headers ?? new Headers(), body: second?.body ?? "", at: now() }
    expect(isSignedWebhook({ ...signed, secret: secret ?? "" })).toBe(true)
    expect(isSignedWebhook({ ...signed, secret: "whsec_AAAA" })).toBe(false)
    expect(JSON.parse(second?.body ?? "")).toMatchObject({
      type: "deployment.failed",
      data: { dedupKey: expect.stringMatching(/^deployment:[^:]+$/), severity: "critical" },
    })
    expect(await row()).toMatchObject({ status: "sent", proof: "HTTP 202", attempts: 2 })
  })

  it("by mail goes to every mailbox, with the mail's own id as proof", async () => {
    setEnv({ MAIL_HOST: "127.0.0.1", MAIL_PORT: String(smtp.port), MAIL_TLS: "never" })
    const { send, row, notice } = await queued("email", "ana@example.test, dan@example.test")
    await send()
    expect(smtp.mails).toHaveLength(1)
    expect(smtp.mails[0]?.body).toContain("ana@example.test")
    expect(smtp.mails[0]?.body).toContain("dan@example.test")
    expect(await row()).toMatchObject({ status: "sent", proof: expect.stringContaining(notice) })
  })

  it("by mail stays here in a demo, is not called sent, and proves no channel", async () => {
    setEnv({ ROUNDS_DEMO: "1" })
    const { send, row, channel } = await queued("email", "ana@example.test")
    expect(await send()).toEqual({ status: "kept" })
    expect(await row()).toMatchObject({ status: "kept", proof: null })
    expect(await channel()).toMatchObject({ lastProvenAt: null })
  })

  it("by mail fails where no mail server is set, and says so", async () => {
    const { send, row, channel } = await queued("email", "ana@example.test")
    await expect(send()).rejects.toMatchObject({ code: "provider_refused" })
    expect(await row()).toMatchObject({ status: "failed", because: "no_mail_server" })
    expect(await channel()).toMatchObject({ lastError: "no_mail_server" })
  })

  it.each([
    [404, "gone"],
    [403, "not_let_in"],
    [400, "refused"],
  ])("answered %i has failed for good: %s", async (status, because) => {
    hook.answer = { status }
    const { send, row } = await queued("slack")
    await expect(send()).rejects.toMatchObject({ code: "provider_refused" })
    expect(await row()).toMatchObject({ status: "failed", because, proof: `HTTP ${status}` })
  })

  it("answered 429 waits as long as it is told to", async () => {
    hook.answer = { status: 429, headers: { "retry-after": "9" } }
    const { send, row } = await queued("slack")
    await expect(send()).rejects.toMatchObject({ retryAfterSeconds: 9 })
    expect(await row()).toMatchObject({ status: "queued", because: "too_many" })
  })

  it("is not sent through a channel that was removed meanwhile", async () => {
    const { send, row, clinic, channelId } = await queued("slack")
    const operator = await ctxWith(clinic, ["operator"])
    await retireChannel({ ...operator, steppedUpAt: operator.now }, { id: channelId })
    await expect(send()).rejects.toMatchObject({ code: "wrong_state" })
    expect(await row()).toMatchObject({ status: "failed", because: "channel_removed" })
    expect(hook.heard).toEqual([])
  })

  it("is given up after its last try", async () => {
    hook.answer = { status: 500 }
    const { send, row, ctx, notice } = await queued("slack")
    await expect(send()).rejects.toThrow()
    expect(await giveUpNotice(ctx, { noticeId: notice })).toEqual({ gaveUp: true })
    expect(await giveUpNotice(ctx, { noticeId: notice })).toEqual({ gaveUp: false })
    expect(await row()).toMatchObject({ status: "failed", because: "unavailable" })
  })
})

describe("a notice, the other side being hostile or broken,", () => {
  const PAGE = { status: 200, body: "<!DOCTYPE html><html><title>Sign in to the network</title></html>" }

  it.each(["slack", "discord"] as const)(
    "is not called sent by %s where a page of somebody between answers",
    async (kind) => {
      hook.answer = PAGE
      const { send, row, channel } = await queued(kind)
      expect(await send()).toEqual({ status: "unsure" })
      expect(await row()).toMatchObject({ status: "unsure", because: "answer_unreadable", sentAt: null })
      expect(await channel()).toMatchObject({ lastProvenAt: null, lastError: "answer_unreadable" })
    },
  )

  it("is tried again by a pager's webhook where a page answers, and sent once it is the pager", async () => {
    hook.answer = PAGE
    const { send, row } = await queued("webhook")
    await expect(send()).rejects.toMatchObject({ code: "provider_failed" })
    expect(await row()).toMatchObject({ status: "queued", because: "answer_unreadable" })
    hook.answer = { status: 204 }
    expect(await send()).toEqual({ status: "sent" })
  })

  it("is never carried on to where a redirect leads", async () => {
    hook.answer = { status: 307, headers: { location: `http://${hook.host}/elsewhere` } }
    const { send, row } = await queued("webhook")
    await expect(send()).rejects.toMatchObject({ code: "provider_refused" })
    expect(hook.heard.map((one) => one.path)).toEqual(["/webhook"])
    expect(await row()).toMatchObject({ status: "failed", because: "bad_address" })
  })

  it("does not go to an address inside, though it could be entered once", async () => {
    const { send, row } = await queued("webhook")
    setEnv({ PRIVATE_HOSTS: "" })
    await expect(send()).rejects.toMatchObject({ code: "provider_refused" })
    expect(hook.heard).toEqual([])
    expect(await row()).toMatchObject({ status: "failed", because: "bad_address" })
  })

  it("leaves once when two workers have it at once", async () => {
    const { send, row } = await queued("slack")
    const both = await Promise.allSettled([send(), send(), send()])
    expect(hook.heard).toHaveLength(1)
    expect(both.some((one) => one.status === "fulfilled" && one.value.status === "sent")).toBe(true)
    expect(await row()).toMatchObject({ status: "sent", attempts: 1 })
  })

  it("is unsure, and not sent again by itself, where Slack never answers", async () => {
    const silent = createServer(() => {})
    await new Promise<void>((ready) => silent.listen(0, "127.0.0.1", ready))
    const host = `127.0.0.1:${(silent.address() as AddressInfo).port}`
    setEnv({ PRIVATE_HOSTS: host })
    try {
      const { send, row } = await queued("slack", `http://${host}/slack`)
      expect(await send()).toEqual({ status: "unsure" })
      expect(await send()).toEqual({ status: "unsure" })
      expect(await row()).toMatchObject({ status: "unsure", because: "no_answer", attempts: 1 })
    } finally {
      silent.closeAllConnections()
      silent.close()
    }
  }, 30_000)

  it("is not drowned by an answer without an end", async () => {
    hook.answer = { status: 200, body: "ok".repeat(100_000) }
    const { send, row } = await queued("slack")
    expect(await send()).toEqual({ status: "unsure" })
    expect(await row()).toMatchObject({ because: "answer_lost", proof: null })
  })

  it("waits for a date that a limit names, and leaves other channels alone meanwhile", async () => {
    hook.answer = {
      status: 429,
      headers: { "retry-after": addMs(now(), 45_000).toUTCString() },
    }
    const { send } = await queued("slack")
    await expect(send()).rejects.toMatchObject({ retryAfterSeconds: expect.closeTo(45, -1) })
    hook.answer = { status: 200, body: "ok" }
    const other = await queued("slack", `http://${hook.host}/other`)
    expect(await other.send()).toEqual({ status: "sent" })
  })
})
