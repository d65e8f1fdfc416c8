import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { NothingInput } from "@/lib/recalls/schema"
import { DAYS_APART, INVITES_A_DAY, MOST_INVITES } from "@/lib/recalls/words"
import { addMs, calendarDay, DAY_MS, fromWallClock } from "@/lib/time"

/**
 * What the day begins for recalls: what was put off comes back, who did not answer three invitations is left to a person,
 * and the longest due are invited, one for a patient and so many a day. Run again it begins what is still to be begun.
 */
export const startInvites = command({
  name: "recalls.start_invites",
  may: "appointments.write",
  input: NothingInput,
  async run({ ctx, tx }) {
    const { clinicId, now } = ctx
    const today = calendarDay(now, ctx.clinic.timeZone)
    const woken = await tx.$queryRaw<Told[]>`
      update "Recall" set status = 'due', "nextAt" = null, "updatedAt" = ${now}::timestamptz,
        because = case when "toCall" then 'put_off' end
      where "clinicId" = ${clinicId}::uuid and status = 'snoozed' and "nextAt" <= ${now}::timestamptz
      returning id, "patientId"`
    const unanswered = await tx.$queryRaw<Told[]>`
      update "Recall" set "toCall" = true, "nextAt" = null, because = 'no_answer', "updatedAt" = ${now}::timestamptz
      where "clinicId" = ${clinicId}::uuid and status = 'reminded' and not "toCall" and "nextAt" <= ${now}::timestamptz
        and attempts >= ${MOST_INVITES}
      returning id, "patientId"`
    const [said] = await tx.$queryRaw<[{ n: number }]>`
      select count(*)::int as n from "Recall" where "clinicId" = ${clinicId}::uuid
        and "lastRemindedAt" >= ${fromWallClock(`${today}T00:00`, ctx.clinic.timeZone)}::timestamptz`
    const left = Math.max(0, INVITES_A_DAY - said.n)
    const due = await tx.$queryRaw<{ id: string }[]>`
      select id from (
        select distinct on (recall."patientId") recall.id, recall."dueOn" from "Recall" recall
        where recall."clinicId" = ${clinicId}::uuid and recall.status in ('due', 'reminded') and not recall."toCall"
          and recall."dueOn" <= ${today}::date and (recall."nextAt" <= ${now}::timestamptz
            or recall."nextAt" is null and recall.status = 'due')
          and not exists (
            select from "Recall" other where other."clinicId" = ${clinicId}::uuid and other."patientId" = recall."patientId"
              and other.id <> recall.id and other."lastRemindedAt" > ${addMs(now, -DAYS_APART * DAY_MS)}::timestamptz
          )
        order by recall."patientId", recall."dueOn", recall.id
      ) as one order by "dueOn", id limit ${left + 1}`
    const started = due.slice(0, left)
    return {
      value: {
        woken: woken.length,
        toCall: unanswered.length,
        started: started.length,
        isMore: due.length > left,
      },
      facts: [
        ...woken.map(({ id, patientId }) => fact("recall.woken", id, { patientId })),
        ...unanswered.map(({ id, patientId }) =>
          fact("recall.left_to_call", id, { patientId, after: { because: "no_answer" } }),
        ),
      ],
      events: started.map(({ id }) => ({
        name: "recall.due" as const,
        id: `recall.due:${id}:${today}`,
        data: { clinicId, recallId: id },
      })),
    }
  },
})

type Told = { id: string; patientId: string }
