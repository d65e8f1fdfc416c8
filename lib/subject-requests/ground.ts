import type { Tx } from "@/lib/db"
import { sameRecordsSql } from "@/lib/patients/reach"
import type { Ground } from "@/lib/subject-requests/places/place"

type Ids = { id: string }[]
const idsOf = (rows: Ids): string[] => rows.map((row) => row.id)

/**
 * By which ids rows are known to be a person's, records merged into theirs included. A number that a family shares is theirs
 * too, but what was said there only as far as it belongs to an enquiry of theirs.
 */
export async function groundOf(tx: Tx, patientId: string): Promise<Ground> {
  const patientIds = idsOf(await tx.$queryRaw<Ids>`${sameRecordsSql(patientId)}`)
  const leadIds = idsOf(
    await tx.lead.findMany({ where: { patientId: { in: patientIds } }, select: { id: true } }),
  )
  const links = await tx.$queryRaw<{ id: string; shared: boolean }[]>`
    select distinct link."contactId" as id, exists (
      select from "PatientContact" other where other."contactId" = link."contactId"
        and other."patientId" <> all(${patientIds}::uuid[])
    ) as shared
    from "PatientContact" link where link."patientId" = any(${patientIds}::uuid[])`
  const linkedIds = idsOf(links)
  const contactIds = idsOf(links.filter((one) => !one.shared))
  const messages = await tx.$queryRaw<{ id: string; externalId: string | null; eventId: string | null }[]>`
    select id, "externalId", "webhookEventId" as "eventId" from "Message"
    where "patientId" = any(${patientIds}::uuid[]) or "leadId" = any(${leadIds}::uuid[])
      or ("contactId" = any(${contactIds}::uuid[]) and "patientId" is null)`
  const messageIds = idsOf(messages)
  const subjects = [...patientIds, ...leadIds, ...messageIds]
  const [conversations, preferences, cases, links_, requests] = await Promise.all([
    tx.conversation.findMany({ where: { contactId: { in: contactIds } }, select: { id: true } }),
    tx.contactPreference.findMany({
      where: { contactId: { in: contactIds } },
      select: { webhookEventId: true },
    }),
    tx.urgentCase.findMany({ where: { leadId: { in: leadIds } }, select: { id: true } }),
    tx.crmLink.findMany({ where: { patientId: { in: patientIds } }, select: { id: true } }),
    tx.subjectRequest.findMany({ where: { patientId: { in: patientIds } }, select: { id: true } }),
  ])
  const notices = await tx.$queryRaw<Ids>`
    select id from "Notification" where "leadId" = any(${leadIds}::uuid[])
    union select id from "Notification" where "subjectId" = any(${subjects}::text[])`
  const notificationIds = idsOf(notices)
  const mails = await tx.$queryRaw<Ids>`
    select distinct "mailId" as id from "NotificationDelivery"
    where "notificationId" = any(${notificationIds}::uuid[]) and "mailId" is not null`
  const ground = {
    patientIds,
    leadIds,
    contactIds,
    linkedIds,
    conversationIds: idsOf(conversations),
    messageIds,
    externalIds: messages.flatMap((one) => one.externalId ?? []),
    eventIds: [
      ...messages.flatMap((one) => one.eventId ?? []),
      ...preferences.map((one) => one.webhookEventId),
    ],
    deliveryIds: [] as string[],
    notificationIds,
    mailIds: idsOf(mails),
    caseIds: idsOf(cases),
    linkIds: idsOf(links_),
    requestIds: idsOf(requests),
  }
  return { ...ground, ...(await eventsOf(tx, ground)) }
}

/** Events about their messages, such as that one was read, and the deliveries that hold nothing but theirs. */
async function eventsOf(tx: Tx, ground: Ground): Promise<Pick<Ground, "eventIds" | "deliveryIds">> {
  const told = await tx.$queryRaw<Ids>`
    select event.id from "WebhookEvent" event
    where event.id = any(${ground.eventIds}::uuid[])
      or exists (select from unnest(${ground.externalIds}::text[]) as said (id) where position(said.id in event.key) > 0)`
  const eventIds = idsOf(told)
  const deliveries = await tx.$queryRaw<Ids>`
    select event."deliveryId" as id from "WebhookEvent" event
    where event."deliveryId" in (select "deliveryId" from "WebhookEvent" where id = any(${eventIds}::uuid[]))
    group by event."deliveryId" having bool_and(event.id = any(${eventIds}::uuid[]))`
  return { eventIds, deliveryIds: idsOf(deliveries) }
}
