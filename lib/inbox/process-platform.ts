import type { Ctx } from "@/lib/ctx"
import { absent, platformDb } from "@/lib/db"
import { ERRORS } from "@/lib/errors"
import { parseBody } from "@/lib/inbox/body"
import { fallbackKey } from "@/lib/inbox/fallback-key"
import { tellPlatformDead } from "@/lib/inbox/tell-dead"
import { log } from "@/lib/log"
import { inboundProvider } from "@/lib/providers"
import type { Told } from "@/lib/providers/provider"
import { applyNews } from "@/lib/software-news/apply"

/**
 * Reads an event that belongs to no clinic, does what it tells and gives it its fate. What it does is harmless twice, so
 * that a crash between the two costs nothing.
 */
export async function processPlatformEvent(ctx: Ctx, id: string): Promise<{ fate: string }> {
  const event = (await platformDb().webhookEvent.findFirst({ where: { id, clinicId: null } })) ?? absent()
  if (event.fate !== "pending" && event.fate !== "dead") return { fate: event.fate }
  const told = await toldBy(event)
  if (told.say !== "software") {
    const reason = "reason" in told ? told.reason : "It tells of something else than the software."
    return finish(ctx, id, told.say === "ignored" ? "ignored" : "quarantined", reason)
  }
  const { ignored } = await applyNews(ctx, { news: told.news, key: id })
  return ignored ? finish(ctx, id, "ignored", ignored) : finish(ctx, id, "processed", null)
}

/** After the last try: dead, so that it is seen. Only a code of the catalogue is kept as why. */
export async function buryPlatformEvent(ctx: Ctx, id: string, why: string): Promise<{ fate: string }> {
  log.error("inbox.platform_died", { eventId: id, reason: why })
  const buried = await finish(ctx, id, "dead", Object.hasOwn(ERRORS, why) ? why : "internal")
  await tellPlatformDead(ctx, {})
  return buried
}

type Stored = { key: string; provider: string; position: number; deliveryId: string; receivedAt: Date }

async function toldBy(event: Stored): Promise<Told> {
  const provider = inboundProvider(event.provider)
  const delivery = await platformDb().webhookDelivery.findUnique({
    where: { id: event.deliveryId },
    select: { body: true, headers: true },
  })
  if (!provider || !delivery?.body) return { say: "quarantined", reason: "Its body is no longer kept." }
  const body = Buffer.from(delivery.body)
  const headers = new Headers((delivery.headers ?? []) as [string, string][])
  const items = provider.split(parseBody(provider, body, headers.get("content-type")), {
    account: { externalId: null },
    fallbackKey: fallbackKey(body, event.receivedAt),
    headers,
  })
  const item = items.find((one) => one.key === event.key) ?? items[event.position]
  return item
    ? provider.parse(item)
    : { say: "quarantined", reason: "It is not found again in its delivery." }
}

async function finish(ctx: Ctx, id: string, fate: string, reason: string | null): Promise<{ fate: string }> {
  await platformDb().webhookEvent.updateMany({
    where: { id, clinicId: null, fate: { in: ["pending", "dead"] } },
    data: { fate, reason, finishedAt: ctx.now },
  })
  return { fate }
}
