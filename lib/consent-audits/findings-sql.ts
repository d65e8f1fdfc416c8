import type { Ctx } from "@/lib/ctx"
import { Prisma } from "@/lib/generated/prisma/client"
import { addMs, DAY_MS } from "@/lib/time"

/** Messages of two days are looked at, so that a night on which the job did not run leaves no gap. */
const LOOK_BACK_MS = 2 * DAY_MS

/** All that a day's look finds, as rows (kind, patientId, purpose, subjectId, at); of each kind every one. */
export function findingsSql({ clinicId, now }: Pick<Ctx, "clinicId" | "now">): Prisma.Sql {
  const since = addMs(now, -LOOK_BACK_MS)
  return Prisma.sql`
    with sent as (
      select message.id, message."patientId", message."consentId", consent.purpose, consent."expiresAt",
        coalesce(effect."createdAt", message."statusAt") as "sentAt"
      from "Message" message
      join "Consent" consent on consent."clinicId" = message."clinicId" and consent.id = message."consentId"
      left join "Effect" effect on effect."clinicId" = message."clinicId" and effect.key = 'message:' || message.id
      where message."clinicId" = ${clinicId}::uuid and message.direction = 'out' and message.basis = 'consent'
        and message.status in ('sent', 'delivered', 'read', 'unsure') and message."createdAt" > ${since}
    )
    select 'sent_after_withdrawal' as kind, sent."patientId", sent.purpose, sent.id as "subjectId", sent."sentAt" as at
    from sent where exists (
      select from "Consent" later where later."clinicId" = ${clinicId}::uuid and later."patientId" = sent."patientId"
        and later.purpose = sent.purpose and later.status in ('withdrawn', 'denied')
        and later."createdAt" < sent."sentAt" and later."recordedAt" <= sent."sentAt"
        and not exists (
          select from "Consent" again where again."clinicId" = later."clinicId" and again."patientId" = later."patientId"
            and again.purpose = later.purpose and again.status = 'granted'
            and again."recordedAt" > later."recordedAt" and again."createdAt" <= sent."sentAt"
        )
    )
    union all
    select 'expired_relied_on', "patientId", purpose, id, "sentAt" from sent where "expiresAt" <= "sentAt"
    union all
    select 'request_overdue', request."patientId", null, request.id, request."openedAt"
    from "ConsentRequest" request
    where request."clinicId" = ${clinicId}::uuid and (
      (request.status in ('open', 'unclear') and request."expiresAt" <= ${now})
      or exists (
        select from "HeardAnswer" heard join "Task" task on task."clinicId" = heard."clinicId" and task.id = heard."taskId"
        where heard."clinicId" = request."clinicId" and heard."requestId" = request.id and heard."settledAt" is null
          and task.status = 'open' and task."dueAt" < ${addMs(now, -DAY_MS)}
      )
    )
    union all
    select 'outdated_policy', standing."patientId", standing.purpose, standing."consentId", standing."decidedAt"
    from "ConsentStanding" standing
    where standing."clinicId" = ${clinicId}::uuid and standing.status = 'granted'
      and (standing."expiresAt" is null or standing."expiresAt" > ${now})
      and exists (
        select from "PolicyVersion" policy where policy."clinicId" = standing."clinicId" and policy.status <> 'draft'
          and policy.standing = 'ask_again' and standing.purpose = any (policy.purposes)
          and policy."publishedAt" > standing."decidedAt" and policy.label is distinct from standing."policyVersion"
      )
    union all
    select 'missing_required', patient.id, 'data_processing', null, patient."createdAt"
    from "Patient" patient
    where patient."clinicId" = ${clinicId}::uuid and patient."mergedIntoId" is null and patient."erasedAt" is null
      and not exists (
        select from "ConsentStanding" standing where standing."clinicId" = patient."clinicId"
          and standing."patientId" = patient.id and standing.purpose = 'data_processing' and standing.status = 'granted'
          and (standing."expiresAt" is null or standing."expiresAt" > ${now})
      )
    union all
    select 'opted_out', consent."patientId", consent.purpose, consent.id, consent."recordedAt"
    from "Consent" consent
    where consent."clinicId" = ${clinicId}::uuid and consent.status = 'withdrawn'
      and consent.purpose in ('marketing_whatsapp', 'marketing_sms', 'marketing_email')
      and consent."recordedAt" > ${addMs(now, -DAY_MS)}`
}
