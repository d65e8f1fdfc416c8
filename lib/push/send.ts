import webPush from "web-push"
import type { Ctx } from "@/lib/ctx"
import { absent, inClinic, type Tx } from "@/lib/db"
import { type Ended, effectOnce } from "@/lib/effects/once"
import { rerunOf } from "@/lib/effects/rerun"
import { isId } from "@/lib/ids"
import { inLanguage } from "@/lib/language/store"
import { placeOfNotice } from "@/lib/notifications/places"
import { groupOf } from "@/lib/notifications/rules"
import { endedAs } from "@/lib/notifications/settle"
import { headline } from "@/lib/notifications/words"
import { guardedFetch } from "@/lib/outbound/fetch"
import { callPartner } from "@/lib/outbound/partner"
import type { CallOutcome, PartnerAnswer } from "@/lib/providers/outcome"
import { retryAfterSeconds } from "@/lib/providers/outcome"
import { vapidKeys } from "@/lib/push/keys"
import { placeOfPush } from "@/lib/push/place"
import type { PushKeys } from "@/lib/push/schema"
import { isLanguage } from "@/lib/say"
import { unseal } from "@/lib/seal"
import { HOUR_MS, now, SECOND_MS } from "@/lib/time"

/** After that a push service need not bring it any more: it stands in the console. */
const TTL_SECONDS = { soon: (12 * HOUR_MS) / SECOND_MS, urgent: HOUR_MS / SECOND_MS }

export type PushResult = { status: "sent" | "unsure" | "skipped"; isFake: boolean }

/** Pushes one notice to one browser, at most once. What it carries tells of no patient: a line, a number and a place. */
export async function sendPush(ctx: Ctx, deliveryId: string, stepName: string): Promise<PushResult> {
  const { found, again } = await inClinic(ctx.clinicId, async (tx) => ({
    found: await readPush(tx, deliveryId),
    again: (await rerunOf(tx, ctx)).again,
  }))
  const place = found.keys && placeOfPush(found.keys.endpoint)
  const isFake = place?.isFake ?? false
  const result = await effectOnce(
    ctx,
    {
      key: `push:${deliveryId}`,
      kind: "notification",
      provider: "push",
      stepName,
      again,
      isSeenElsewhere: true,
      settle: async (tx, ended) => {
        await settle(tx, found, ended, isFake)
        return []
      },
    },
    async (): Promise<CallOutcome> => {
      if (!found.keys || !place) return { did: "refused", reason: "gone", retry: false }
      if (isFake) return { did: "done", externalId: null }
      const { url, isTrusted } = place
      const { headers, body } = encrypted(found.keys, found)
      return callPartner(
        `push ${new URL(url).hostname}`,
        { method: "POST", url, headers },
        {
          base: null,
          isTrusted,
          answer: () => guardedFetch(url, { method: "POST", headers, body, isTrusted, mostBytes: 64 * 1024 }),
        },
        readPushed,
      )
    },
  )
  if (result.status === "done") return { status: "sent", isFake }
  if (result.status !== "failed") return { status: "unsure", isFake }
  // A browser that is no more is no failure of ours: it is known now.
  if (result.error.reason === "gone") return { status: "skipped", isFake }
  throw result.error
}

/** What a push service's answer means. 403: subscribed by keys that are ours no more. */
export function readPushed({ status, headers }: PartnerAnswer): CallOutcome {
  if (status >= 200 && status < 300) return { did: "done", externalId: null }
  if (status === 404 || status === 410 || status === 403 || status === 401)
    return { did: "refused", reason: "gone", retry: false }
  if (status === 429)
    return {
      did: "refused",
      reason: "too_many",
      retry: true,
      retryAfterSeconds: retryAfterSeconds(headers, now()),
    }
  if (status >= 500) return { did: "refused", reason: "unavailable", retry: true }
  return { did: "refused", reason: "refused", retry: false }
}

type Found = Awaited<ReturnType<typeof readPush>>

async function readPush(tx: Tx, id: string) {
  const row = isId(id)
    ? await tx.notificationDelivery.findFirst({
        where: { id, channel: "push" },
        include: { notification: { include: { member: { select: { language: true } } } } },
      })
    : null
  if (!row) return absent()
  const others = await tx.notificationDelivery.findMany({
    where: { gatheredIntoId: id },
    select: { notification: { select: { kind: true } } },
  })
  const device = await tx.pushSubscription.findFirst({ where: { id: row.target, memberId: row.memberId } })
  return {
    id,
    target: row.target,
    notification: row.notification,
    kinds: [row.notification.kind, ...others.map((one) => one.notification.kind)],
    keys: device && !device.goneAt ? (JSON.parse(unseal(device.sealed, device.id)) as PushKeys) : null,
  }
}

function encrypted({ endpoint, p256dh, auth }: PushKeys, { id, notification, kinds }: Found) {
  const { language } = notification.member
  const isUrgent = kinds.some((kind) => groupOf(kind) === "urgent")
  const payload = inLanguage(isLanguage(language) ? language : "en", () => ({
    id,
    kind: groupOf(notification.kind),
    count: kinds.length,
    title: headline(kinds),
    url: kinds.length === 1 ? placeOfNotice(notification) : "/",
    isUrgent,
  }))
  const { publicKey, privateKey, subject } = vapidKeys()
  const details = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(payload),
    {
      vapidDetails: { subject, publicKey, privateKey },
      TTL: isUrgent ? TTL_SECONDS.urgent : TTL_SECONDS.soon,
      urgency: isUrgent ? "high" : "normal",
      contentEncoding: "aes128gcm",
    },
  )
  const headers = Object.fromEntries(
    Object.entries(details.headers).map(([name, value]) => [name, String(value)]),
  )
  return { headers, body: new Uint8Array(details.body ?? Buffer.alloc(0)) }
}

async function settle(tx: Tx, { id, target }: Found, ended: Ended, isFake: boolean): Promise<void> {
  if (ended.status === "failed" && !ended.isFinal) return
  const status = ended.status === "done" ? "sent" : ended.status
  const reason = ended.status === "done" ? (isFake ? "kept_in_demo" : null) : ended.reason
  await tx.notificationDelivery.updateMany({
    where: { OR: [{ id }, { gatheredIntoId: id }], status: { in: ["queued", "failed", "unsure"] } },
    data: endedAs(status, reason),
  })
  if (!isId(target)) return
  const at = now()
  await tx.pushSubscription.updateMany({
    where: { id: target },
    data:
      status === "sent"
        ? { lastOkAt: at, failedAt: null }
        : { failedAt: at, ...(reason === "gone" && { goneAt: at }) },
  })
}
