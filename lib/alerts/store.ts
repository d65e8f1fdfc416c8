import type { MutedBy, Muting } from "@/lib/alerts/muting"
import type { AlertRule } from "@/lib/alerts/registry"
import { type Change, changesOf, type OpenAlert, type Reading } from "@/lib/alerts/rules"
import type { Tx } from "@/lib/db"
import { newId } from "@/lib/ids"

/** A change with the id its row has or will have, and the rule as it stands here. */
export type Written = Change & { id: string; rule: AlertRule | null }
/** `isToTell`: it fires and nobody was told so far; `mutedBy`: and nobody is, for now. */
export type Muted = Written & { isToTell: boolean; mutedBy: MutedBy | null }

/** Open alerts are few: one a name and subject. A rule that is turned off finds nothing and ends what it had raised. */
export async function changesIn(
  db: Tx,
  clinicId: string | null,
  readings: readonly Reading[],
  rules: readonly AlertRule[],
  at: Date,
): Promise<Written[]> {
  const open = await db.alert.findMany({
    where: { clinicId, state: { in: ["pending", "firing"] } },
    select: {
      id: true,
      name: true,
      subject: true,
      state: true,
      firstSeenAt: true,
      lastSeenAt: true,
      toldAt: true,
    },
  })
  const inUse = rules.filter((one) => !one.isOff)
  return changesOf(inUse, readings, open as OpenAlert[], at).map((change) => {
    const name = change.reading?.name ?? change.open?.name
    const rule = rules.find((one) => one.name === name) ?? null
    return { ...change, id: change.open?.id ?? newId(), rule }
  })
}

/** What of it is to be told; what maintenance or a silence kept quiet is told when that is over and it still fires. */
export function toTell(changes: readonly Written[], muting: Muting): Muted[] {
  return changes.map((change) => {
    const { to, open, reading } = change
    const fires = to === "firing" || (to === "seen" && open.state === "firing")
    const isToTell = fires && !open?.toldAt
    return { ...change, isToTell, mutedBy: isToTell && reading ? muting(reading) : null }
  })
}

/** Two statements, however much changed; answers what it wrote. Who comes second with a new alert finds it open. */
export async function writeChanges(
  db: Tx,
  clinicId: string | null,
  changes: readonly Muted[],
  at: Date,
): Promise<Muted[]> {
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
            threshold: change.rule?.threshold ?? 0,
            severity: change.rule?.severity ?? "warning",
            detail: change.reading.detail ?? null,
            firstSeenAt: at,
            lastSeenAt: at,
            firedAt: change.to === "firing" ? at : null,
            toldAt: change.isToTell && !change.mutedBy ? at : null,
            mutedBy: change.mutedBy,
          },
        ],
  )
  const made = fresh.length
    ? await db.alert.createManyAndReturn({ data: fresh, skipDuplicates: true, select: { id: true } })
    : []
  const written = changes.filter(({ open, id }) => open || made.some((one) => one.id === id))
  const moved = changes.flatMap(({ open, to, reading, id, rule, isToTell, mutedBy }) =>
    open
      ? [
          {
            id,
            to,
            value: reading?.value ?? null,
            detail: reading?.detail ?? null,
            threshold: rule?.threshold ?? null,
            severity: rule?.severity ?? null,
            told: isToTell && !mutedBy,
            muted: mutedBy,
          },
        ]
      : [],
  )
  if (moved.length === 0) return written
  await db.$executeRaw`
    update "Alert" as alert set
      state = case change.to when 'seen' then alert.state when 'forgotten' then 'cleared' else change.to end,
      value = case when change.to in ('seen', 'firing') then coalesce(change.value, alert.value) else alert.value end,
      detail = case when change.to in ('seen', 'firing') then coalesce(change.detail, alert.detail) else alert.detail end,
      threshold = coalesce(change.threshold, alert.threshold),
      severity = coalesce(change.severity, alert.severity),
      "toldAt" = case when change.told then ${at}::timestamptz else alert."toldAt" end,
      "mutedBy" = case when change.to in ('seen', 'firing') then change.muted else alert."mutedBy" end,
      "lastSeenAt" = case when change.to in ('seen', 'firing') then ${at}::timestamptz else alert."lastSeenAt" end,
      "firedAt" = case when change.to = 'firing' then ${at}::timestamptz else alert."firedAt" end,
      "clearedAt" = case when change.to in ('cleared', 'forgotten') then ${at}::timestamptz end
    from json_to_recordset(${JSON.stringify(moved)}::json)
      as change (id uuid, "to" text, value double precision, detail text, threshold double precision, severity text,
        told boolean, muted text)
    where alert.id = change.id and alert.state <> 'cleared'`
  return written
}
