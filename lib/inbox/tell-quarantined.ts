import { z } from "zod"
import { type ClinicInfo, systemCtx } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import type { Fact } from "@/lib/facts"
import { saidProvider } from "@/lib/inbox/said-provider"
import { log } from "@/lib/log"
import { command } from "@/lib/operation"
import { inboundProvider } from "@/lib/providers"
import { makeTask } from "@/lib/tasks/make"
import { addMs, calendarDay, DAY_MS, now } from "@/lib/time"

const MOST_REASONS = 10

/**
 * What was kept aside today becomes a task for an admin: once a provider, reason and day, and once an hour where a
 * patient may be waiting among what the public sent.
 */
export const tellQuarantined = command({
  name: "inbox.tellQuarantined",
  may: "webhooks.replay",
  input: z.strictObject({}),
  async run({ ctx, tx }) {
    const since = addMs(ctx.now, -DAY_MS)
    const groups = await tx.$queryRaw<{ provider: string; reason: string; hour: string }[]>`
      select provider, coalesce(reason, '') as reason,
        to_char(max("receivedAt") at time zone ${ctx.clinic.timeZone}, 'YYYY-MM-DD HH24') as hour
      from "WebhookEvent" where fate = 'quarantined' and "receivedAt" > ${since}::timestamptz
      group by provider, reason order by count(*) desc limit ${MOST_REASONS}`
    const facts: Fact[] = []
    // At most ten, each made once: a statement each is no burden.
    for (const { provider, reason, hour } of groups) {
      const when = inboundProvider(provider)?.isPublic ? hour : hour.slice(0, 10)
      const made = await makeTask(tx, ctx, {
        kind: "quarantine",
        title: `See what ${saidProvider(provider)} sent that was kept aside`,
        why: reason,
        dueAt: null,
        owner: { role: "admin" },
        href: `/webhooks?view=events&fate=quarantined&provider=${provider}`,
        source: "rule",
        effectKey: `quarantine ${provider} ${reason} ${when}`,
      })
      facts.push(...made.facts)
    }
    return { value: { told: facts.length, day: calendarDay(ctx.now, ctx.clinic.timeZone) }, facts }
  },
})

/** Every clinic with something kept aside in the last day. */
export async function tellQuarantinedEverywhere(): Promise<{ told: number }> {
  const { rows } = await platformPool().query<ClinicInfo & { id: string }>(
    `select clinic.id, clinic.slug, clinic.name, clinic."timeZone" from "Clinic" clinic
     where exists (select from "WebhookEvent" event where event."clinicId" = clinic.id
       and event.fate = 'quarantined' and event."receivedAt" > $1)`,
    [addMs(now(), -DAY_MS)],
  )
  let told = 0
  for (const { id, ...clinic } of rows) {
    try {
      told += (await tellQuarantined(systemCtx(id, clinic, "sweep-inbox"), {})).told
    } catch (error) {
      log.error("inbox.tell_failed", { clinicId: id, error })
    }
  }
  return { told }
}
