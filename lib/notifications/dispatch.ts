import type { Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { inLanguage } from "@/lib/language/store"
import { type GivenMail, queueMails } from "@/lib/mail/queue"
import { mailBody } from "@/lib/mail/text"
import { placeOfNotice } from "@/lib/notifications/places"
import { endedAs } from "@/lib/notifications/settle"
import { headline, lines } from "@/lib/notifications/words"
import type { OutboxEvent } from "@/lib/outbox"
import { isLanguage, t } from "@/lib/say"

export type Stored = {
  id: string
  memberId: string
  channel: string
  target: string
  dueAt: Date | null
  notification: {
    kind: string
    readAt: Date | null
    leadId: string | null
    subjectType: string | null
    subjectId: string | null
    member: { active: boolean; endsAt: Date | null; language: string; roles: string[] }
  }
}

export const STORED = {
  id: true,
  memberId: true,
  channel: true,
  target: true,
  dueAt: true,
  notification: {
    select: {
      kind: true,
      readAt: true,
      leadId: true,
      subjectType: true,
      subjectId: true,
      member: { select: { active: true, endsAt: true, language: true, roles: true } },
    },
  },
} as const

/** What goes to one member by one way, the newest in front: several are told as one. */
export type Parcel = readonly [Stored, ...Stored[]]

/** Writes mails and asks for pushes; asked again for the same it makes none twice. */
export async function dispatch(tx: Tx, ctx: Ctx, parcels: readonly Parcel[]): Promise<OutboxEvent[]> {
  const mails = parcels.filter(([first]) => first.channel === "email")
  const pushes = parcels.filter(([first]) => first.channel === "push")
  return [...(await toMails(tx, ctx, mails)), ...pushes.map(([first]) => pushEvent(ctx, first.id))]
}

export const pushEvent = ({ clinicId }: Ctx, deliveryId: string): OutboxEvent => ({
  name: "push.queued",
  id: `push:${deliveryId}`,
  data: { clinicId, deliveryId },
})

async function toMails(tx: Tx, ctx: Ctx, parcels: readonly Parcel[]): Promise<OutboxEvent[]> {
  if (parcels.length === 0) return []
  const found = await tx.$queryRaw<{ memberId: string; email: string }[]>`
    select "memberId", email from member_emails(${parcels.map(([first]) => first.memberId)}::uuid[])`
  const addresses = new Map(found.map((row) => [row.memberId, row.email]))
  const without = parcels.filter(([first]) => !addresses.has(first.memberId)).flat()
  if (without.length > 0)
    await tx.notificationDelivery.updateMany({
      where: { id: { in: without.map((one) => one.id) } },
      data: endedAs("failed", "no_address"),
    })
  const reachable = parcels.flatMap((parcel) => {
    const to = addresses.get(parcel[0].memberId)
    return to ? [{ to, parcel }] : []
  })
  const queued = await queueMails(
    tx,
    ctx,
    reachable.map(({ to, parcel }) => toMail(ctx, to, parcel)),
  )
  const links = reachable.flatMap(({ parcel }, n) =>
    parcel.map((one) => ({ id: one.id, mail: queued[n]?.id })),
  )
  await tx.$executeRaw`
    update "NotificationDelivery" delivery set "mailId" = given.mail
    from unnest(${links.map((one) => one.id)}::uuid[], ${links.map((one) => one.mail)}::uuid[]) as given (id, mail)
    where delivery.id = given.id`
  return queued.flatMap((one) => one.event ?? [])
}

function toMail(ctx: Ctx, to: string, parcel: Parcel): GivenMail {
  const [{ id, memberId, notification }] = parcel
  const { language } = notification.member
  const kinds = parcel.map((one) => one.notification.kind)
  return inLanguage(isLanguage(language) ? language : "en", () => {
    const heading = headline(kinds)
    const href = `${env().NEXTAUTH_URL}${parcel.length === 1 ? placeOfNotice(notification) : "/"}`
    const body = mailBody({
      heading,
      lines: [...(parcel.length === 1 ? [] : lines(kinds)), ctx.clinic.name],
      link: { words: t("Open Rounds"), href },
    })
    return { to, memberId, kind: "notification", subject: heading, ...body, effectKey: `notice:${id}` }
  })
}

/** Whether a member is still to be told. */
export const isThere = ({ notification: { member } }: Stored, at: Date): boolean =>
  member.active && (member.endsAt === null || member.endsAt > at)

export const rolesOf = ({ notification: { member } }: Stored): Role[] => member.roles as Role[]
