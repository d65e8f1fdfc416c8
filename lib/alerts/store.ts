import { ALERTS, alertRule } from "@/lib/alerts/registry"
import { type Change, changesOf, type OpenAlert, type Reading } from "@/lib/alerts/rules"
import type { Tx } from "@/lib/db"
import { newId } from "@/lib/ids"

/** A change with the id its row has or will have. */
export type Written = Change & { id: string }

/** Open alerts are few: one a name and subject. */
export async function changesIn(
  db: Tx,
  clinicId: string | null,
  readings: readonly Reading[],
  at: Date,
): Promise<Written[]> {
  const open = await db.alert.findMany({
    where: { clinicId, state: { in: ["pending", "firing"] } },
    select: { id: true, name: true, subject: true, state: true, firstSeenAt: true, lastSeenAt: true },
  })
  const changes = changesOf(ALERTS, readings, open as OpenAlert[], at)
  return changes.map((change) => ({ ...change, id: change.open?.id ?? newId() }))
}

/** Two statements, however much changed; answers what it wrote. Who comes second with a new alert finds it open. */
export async function writeChanges(
  db: Tx,
  clinicId: string | null,
  changes: readonly Written[],
  at: Date,
): Promise<Written[]> {
  const fresh = changes.flatMap((change) =>
    change.open || !change.reading
      ? []
      : [
          {
            id: change.id,
            name: change.reading.name,
            scope: clinicId ?? "platform",
            clinicId,
            subject: change.reading.subject,
            state: change.to,
            value: change.reading.value,
            threshold: alertRule(change.reading.name)?.threshold ?? 0,
            detail: change.reading.detail ?? null,
            firstSeenAt: at,
            lastSeenAt: at,
            firedAt: change.to === "firing" ? at : null,
          },
        ],
  )
  const made = fresh.length
    ? await db.alert.createManyAndReturn({ data: fresh, skipDuplicates: true, select: { id: true } })
    : []
  const written = changes.filter(({ open, id }) => open || made.some((one) => one.id === id))
  const moved = changes.flatMap(({ open, to, reading, id }) =>
    open ? [{ id, to, value: reading?.value ?? null, detail: reading?.detail ?? null }] : [],
  )
  if (moved.length === 0) return written
  await db.$executeRaw`
    update "Alert" as alert set
      state = case change.to when 'seen' then alert.state when 'forgotten' then 'cleared' else change.to end,
      value = case when change.to in ('seen', 'firing') then coalesce(change.value, alert.value) else alert.value end,
      detail = case when change.to in ('seen', 'firing') then coalesce(change.detail, alert.detail) else alert.detail end,
      "lastSeenAt" = case when change.to in ('seen', 'firing') then ${at}::timestamptz else alert."lastSeenAt" end,
      "firedAt" = case when change.to = 'firing' then ${at}::timestamptz else alert."firedAt" end,
      "clearedAt" = case when change.to in ('cleared', 'forgotten') then ${at}::timestamptz end
    from json_to_recordset(${JSON.stringify(moved)}::json)
      as change (id uuid, "to" text, value double precision, detail text)
    where alert.id = change.id and alert.state <> 'cleared'`
  return written
}
