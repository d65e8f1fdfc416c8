import { PURPOSES } from "@/lib/consents/words"
import type { Tx } from "@/lib/db"
import type { Person } from "@/lib/imports/line"
import { calendarDay } from "@/lib/time"

/** What a known person decided last for a purpose, and on which day of the clinic. */
export type Decided = { status: string; day: string }

/** The newest decision of each of these patients for each purpose, of records merged into them too. One statement. */
export async function decidedFor(
  tx: Tx,
  patientIds: readonly string[],
  { timeZone }: { timeZone: string },
): Promise<Map<string, Map<string, Decided>>> {
  const decided = new Map<string, Map<string, Decided>>()
  if (patientIds.length === 0) return decided
  const rows = await tx.$queryRaw<{ patientId: string; purpose: string; status: string; at: Date }[]>`
    with recursive same as (
      select id as root, id, 0 as step from "Patient" where id = any(${[...patientIds]}::uuid[])
      union all
      select same.root, other.id, same.step + 1 from "Patient" other
      join same on other."mergedIntoId" = same.id where same.step < 20
    )
    select distinct on (same.root, consent.purpose) same.root as "patientId", consent.purpose, consent.status,
      consent."recordedAt" as at
    from same join "Consent" consent on consent."patientId" = same.id
    order by same.root, consent.purpose, consent."recordedAt" desc,
      case consent.status when 'granted' then 1 when 'pending' then 1 else 0 end, consent.id desc`
  for (const { patientId, purpose, status, at } of rows) {
    const of = decided.get(patientId) ?? new Map<string, Decided>()
    decided.set(patientId, of.set(purpose, { status, day: calendarDay(at, timeZone) }))
  }
  return decided
}

/**
 * What a list may still decide for somebody who is known. Nobody knows how old a list is: its yes never stands above what the
 * person decided since, its no is taken unless it is said already.
 */
export function decisionsToTake(
  said: Person["consents"],
  decided: ReadonlyMap<string, Decided>,
): { consents: Person["consents"]; notes: string[] } {
  const consents: Person["consents"] = {}
  const notes: string[] = []
  for (const [purpose, status] of Object.entries(said)) {
    const stands = decided.get(purpose)
    const isOpen = !stands || stands.status === "pending"
    if (isOpen || (status === "denied" && stands.status === "granted")) consents[purpose] = status
    else if (status === "granted" && stands.status !== "granted") notes.push(notTaken(purpose, stands))
  }
  return { consents, notes }
}

function notTaken(purpose: string, { status, day }: Decided): string {
  const named = Object.entries(PURPOSES).find(([word]) => word === purpose)?.[1] ?? purpose
  return `${named}: the yes is not taken, it was ${status} on ${day}`
}
