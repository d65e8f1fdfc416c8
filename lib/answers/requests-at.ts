import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { Said } from "./said"

/** A question put at an address, and what happened there since. */
export type RequestAt = {
  id: string
  patientId: string
  purposes: string[]
  status: string
  policyVersion: string | null
  openedAt: Date
  expiresAt: Date
  answeredAt: Date | null
  /** The words in which it was asked; null where they never left. */
  body: string | null
  /** The reply quotes it, or its reminder. */
  isQuoted: boolean
  /** The reply quotes something else. */
  quotesOther: boolean
  /** We wrote something else since, which the reply may be about. */
  saidSince: boolean
  /** They took something back, or said no to it, since they were asked. */
  takenBackSince: boolean
  /** They wrote a condition, or two things at once, that nobody has read yet. */
  isUnread: boolean
}

/** Older ones than this are nobody's answer any more. */
const LATE_DAYS = 60

/**
 * The questions at the address of a message that were asked before it: what waits first, the newest first. They are held, so
 * that two replies come one after the other.
 */
export async function requestsAt(tx: Tx, ctx: Ctx, said: Said): Promise<RequestAt[]> {
  const { clinicId } = ctx
  const { contactId, saidAt, replyTo = null } = said
  return tx.$queryRaw<RequestAt[]>`
    with recursive root as (
      select request.id as "requestId", patient.id, patient."mergedIntoId", 0 as step from "ConsentRequest" request
      join "Patient" patient on patient."clinicId" = request."clinicId" and patient.id = request."patientId"
      where request."clinicId" = ${clinicId}::uuid and request."contactId" = ${contactId}::uuid
      union all
      select root."requestId", next.id, next."mergedIntoId", root.step + 1 from root
      join "Patient" next on next.id = root."mergedIntoId" where root.step < 20
    )
    select request.id, root.id as "patientId", request.purposes, request.status, request."policyVersion", request."openedAt",
      request."expiresAt", request."answeredAt",
      case when asked.status in ('blocked', 'cancelled', 'failed', 'scheduled') then null else asked.body end as body,
      ${replyTo}::text is not null and coalesce(quoted.purpose = 'consent_request', false) as "isQuoted",
      ${replyTo}::text is not null and coalesce(quoted.purpose <> 'consent_request', true) as "quotesOther",
      exists (
        select from "Message" since where since."clinicId" = request."clinicId" and since."contactId" = request."contactId"
          and since.direction = 'out' and since.kind <> 'reaction' and since.status not in ('scheduled', 'blocked', 'cancelled', 'failed')
          and since."createdAt" > request."openedAt" and since."createdAt" <= ${saidAt}::timestamptz
          and coalesce(since.purpose, 'reply') not in ('consent_request', 'receipt')
      ) as "saidSince",
      exists (
        select from "Consent" decided where decided."clinicId" = request."clinicId" and decided."patientId" = root.id
          and decided.status in ('withdrawn', 'denied') and decided."recordedAt" >= date_trunc('second', request."openedAt")
          and decided."requestId" is distinct from request.id
      ) as "takenBackSince",
      exists (
        select from "HeardAnswer" heard where heard."clinicId" = request."clinicId" and heard."requestId" = request.id
          and heard.reading = 'unclear' and heard.because in ('more_words', 'contradicts') and heard."settledAs" is null
      ) as "isUnread"
    from "ConsentRequest" request
    join root on root."requestId" = request.id and root."mergedIntoId" is null
    left join "Message" asked on asked."clinicId" = request."clinicId" and asked.id = request."messageId"
    left join "Message" quoted on quoted."clinicId" = request."clinicId" and quoted."externalId" = ${replyTo}::text
      and quoted.direction = 'out' and quoted."contactId" = request."contactId"
    where request."clinicId" = ${clinicId}::uuid and request."contactId" = ${contactId}::uuid
      and request.status <> 'cancelled'
      and date_trunc('second', request."openedAt") <= ${saidAt}::timestamptz
      and request."openedAt" > ${saidAt}::timestamptz - make_interval(days => ${LATE_DAYS})
    order by request.status in ('open', 'unclear') desc, request."openedAt" desc, request.id desc
    for update of request`
}
