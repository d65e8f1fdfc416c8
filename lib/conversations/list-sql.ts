import { type ConversationReach, reachParts } from "@/lib/conversations/reach"
import type { ListConversationsInput } from "@/lib/conversations/schema"
import type { Place } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { isInstant } from "@/lib/inputs"

export const NEWEST = "-lastMessageAt"
export const LONGEST = "waitingSince"
export const acceptsPlace =
  (sort: string) =>
  (value: string | null): boolean =>
    value === null ? sort === LONGEST : isInstant(value)

/** Arrived after I looked; who came to the clinic later has not missed what came before. */
export const unreadSql = (memberId: string | null): Prisma.Sql => Prisma.sql`
  talk."heardAt" > coalesce(
    (select seen."readAt" from "ConversationRead" seen
      where seen."clinicId" = talk."clinicId" and seen."conversationId" = talk.id and seen."memberId" = ${memberId}::uuid),
    (select me."createdAt" from "Member" me where me.id = ${memberId}::uuid))`

export const mentionedSql = (memberId: string | null): Prisma.Sql => Prisma.sql`talk.id in (
  select named."conversationId" from "ConversationMention" named where named."memberId" = ${memberId}::uuid)`

function whereSql(input: ListConversationsInput, me: string | null, contactIds: readonly string[] | null) {
  const { status, owner, channel, only } = input
  const ownerId = owner === "me" ? me : owner
  return [
    Prisma.sql`talk."lastMessageAt" is not null`,
    status ? Prisma.sql`talk.status = ${status}` : null,
    owner === "nobody" ? Prisma.sql`talk."assigneeId" is null` : null,
    owner && owner !== "nobody"
      ? ownerId && isId(ownerId)
        ? Prisma.sql`talk."assigneeId" = ${ownerId}::uuid`
        : Prisma.sql`false`
      : null,
    channel ? Prisma.sql`talk.channel = ${channel}` : null,
    only === "waiting" ? Prisma.sql`talk."waitingSince" is not null` : null,
    only === "unread" ? unreadSql(me) : null,
    only === "mentions" ? mentionedSql(me) : null,
    contactIds ? Prisma.sql`talk."contactId" = any(${[...contactIds]}::uuid[])` : null,
  ].filter((one) => one !== null)
}

function beyondSql(sort: string, cursor: Place | null): Prisma.Sql | null {
  if (!cursor) return null
  if (sort === NEWEST)
    return Prisma.sql`(talk."lastMessageAt", talk.id) < (${cursor.value}::timestamptz, ${cursor.id}::uuid)`
  if (cursor.value === null) return Prisma.sql`talk."waitingSince" is null and talk.id > ${cursor.id}::uuid`
  return Prisma.sql`((talk."waitingSince", talk.id) > (${cursor.value}::timestamptz, ${cursor.id}::uuid)
    or talk."waitingSince" is null)`
}

export type StoredConversation = {
  id: string
  contactId: string
  channel: string
  status: string
  snoozedUntil: Date | null
  assigneeId: string | null
  lastMessageAt: Date
  lastInboundAt: Date | null
  waitingSince: Date | null
  address: string
  ownerName: string | null
  people: { patientId: string; name: string }[] | null
  isUnread: boolean | null
  hasDraft: boolean
  urgency: string | null
  last: {
    direction: string
    kind: string
    body: string
    detail: unknown
    status: string
    revokedAt: string | null
  } | null
}

/** Beside each of `page`: who is there, what was said last, whether I read it, and how pressing their lead is. */
const besideSql = (page: Prisma.Sql, me: string | null, order: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select talk.id, talk."contactId", talk.channel, talk.status, talk."snoozedUntil", talk."assigneeId",
    talk."lastMessageAt", talk."lastInboundAt", talk."waitingSince", contact.address, owner.name as "ownerName",
    people.people, open.urgency, said.last,
    ${unreadSql(me)} as "isUnread",
    exists (select from "ConversationDraft" draft where draft."clinicId" = talk."clinicId"
      and draft."conversationId" = talk.id and draft."memberId" = ${me}::uuid) as "hasDraft"
  from (${page}) talk
  join "Contact" contact on contact.id = talk."contactId"
  left join "Member" owner on owner.id = talk."assigneeId"
  left join lateral (
    select message."patientId", json_build_object('direction', message.direction, 'kind', message.kind,
      'body', left(message.body, 640), 'detail', message.detail, 'status', message.status,
      'revokedAt', message."revokedAt") as last
    from "Message" message where message.id = talk."lastMessageId"
  ) said on true
  left join lateral (
    select json_agg(json_build_object('patientId', known.id, 'name', known.name) order by known.place) as people
    from (
      select patient.id, patient.name, row_number() over (order by patient.id = said."patientId" desc nulls last,
        link."isPrimary" desc, link."createdAt", patient.id) as place
      from "PatientContact" link join "Patient" patient on patient.id = link."patientId"
      where link."contactId" = talk."contactId" and patient."mergedIntoId" is null
      limit 8
    ) known
  ) people on true
  left join lateral (
    select lead.urgency from "PatientContact" link join "Lead" lead on lead."patientId" = link."patientId"
    where link."contactId" = talk."contactId" and lead.status in ('new', 'contacted', 'qualified', 'booked')
    order by lead."createdAt" desc limit 1
  ) open on true
  order by ${order}`

const orderSql = (sort: string): Prisma.Sql =>
  sort === NEWEST
    ? Prisma.sql`talk."lastMessageAt" desc, talk.id desc`
    : Prisma.sql`talk."waitingSince" asc nulls last, talk.id asc`

/** One page in one statement; what is one's own and what is nobody's are read apart, each by its index. */
export function conversationPageSql(
  input: ListConversationsInput,
  reach: ConversationReach,
  contactIds: readonly string[] | null,
  cursor: Place | null,
  limit: number,
): Prisma.Sql | null {
  const sort = input.sort ?? NEWEST
  const order = orderSql(sort)
  const beyond = beyondSql(sort, cursor)
  const where = [...whereSql(input, reach.memberId, contactIds), ...(beyond ? [beyond] : [])]
  const parts = reachParts(reach).map(
    (part) => Prisma.sql`(select talk.* from "Conversation" talk
      where ${Prisma.join([part, ...where], " and ")} order by ${order} limit ${limit})`,
  )
  if (parts.length === 0) return null
  const page = Prisma.sql`select talk.* from (${Prisma.join(parts, " union all ")}) talk order by ${order} limit ${limit}`
  return besideSql(page, reach.memberId, order)
}

/** The row of one conversation, already known to be within reach. */
export const oneConversationSql = (id: string, me: string | null): Prisma.Sql =>
  besideSql(
    Prisma.sql`select talk.* from "Conversation" talk where talk.id = ${id}::uuid`,
    me,
    Prisma.sql`talk.id`,
  )
