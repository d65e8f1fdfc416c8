import { createECDH, randomBytes } from "node:crypto"
import type { Role } from "@/lib/can"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { notify } from "@/lib/notifications/notify"
import type { NotificationKind } from "@/lib/notifications/schema"
import { subscribePush } from "@/lib/push/subscribe"
import { ctxOf } from "@/lib/testing/ctx"
import { type MadeClinic, makeClinic, makeMember } from "@/lib/testing/factory"
import { now } from "@/lib/time"

/** What a browser would hand over. */
export const browserKeys = (path = newId()) => {
  const ecdh = createECDH("prime256v1")
  return {
    endpoint: `https://push.example.com/send/${path}`,
    p256dh: ecdh.generateKeys().toString("base64url"),
    auth: randomBytes(16).toString("base64url"),
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36",
  }
}

export type NoticeGround = Awaited<ReturnType<typeof noticeGround>>

/** A clinic with one member, who may have a browser on. */
export async function noticeGround(roles: readonly Role[] = ["coordinator"], hasBrowser = false) {
  const clinic = await makeClinic()
  const member = await makeMember(clinic.id, roles)
  const ctx = ctxOf(clinic, member)
  const browser = browserKeys()
  if (hasBrowser) await subscribePush(ctx, browser)
  return { clinic, member, ctx, browser }
}

export const jobCtx = (clinic: MadeClinic, at: Date = now(), runId = newId()): Ctx => ({
  ...systemCtx(clinic.id, clinic, "deliver-notifications", runId),
  now: at,
})

/** Tells the ground's member, as a job would. */
export async function tellMember(
  { clinic, member }: Pick<NoticeGround, "clinic" | "member">,
  given: { kind?: NotificationKind; at?: Date; effectKey?: string; urgent?: boolean } = {},
): Promise<void> {
  const { kind = "alert_fired", at, effectKey = newId(), urgent } = given
  const notice = { memberId: member.id, kind, subjectType: "alert" as const, subjectId: newId(), effectKey }
  await inClinic(clinic.id as never, (tx) =>
    notify(tx, jobCtx(clinic, at), [{ ...notice, ...(urgent && { urgent }) }]),
  )
}

export const deliveriesOf = ({ clinic }: { clinic: MadeClinic }) =>
  inClinic(clinic.id as never, (tx) => tx.notificationDelivery.findMany({ orderBy: { id: "asc" } }))
export const mailsOf = ({ clinic }: { clinic: MadeClinic }) =>
  inClinic(clinic.id as never, (tx) => tx.mail.findMany({ orderBy: { id: "asc" } }))
