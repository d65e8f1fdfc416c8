import { CONSENT_STATUSES, type ConsentStatus, PURPOSES, type Purpose } from "@/lib/consents/words"
import type { Tx } from "@/lib/db"

export type Standing = {
  purpose: Purpose
  /** `granted` ends by itself: then it is `expired`. */
  status: ConsentStatus
  source: string
  policyVersion: string | null
  /** When the person decided. */
  decidedAt: Date
  expiresAt: Date | null
  /** Who wrote it down, where a member did. */
  by: string | null
}

/**
 * The newest decision of a patient for each purpose ever decided, by when it was taken and not by when it was written
 * down; of two taken at once the one that allows less. Decisions under records merged into this one count. One statement.
 */
export async function standingConsents(tx: Tx, patientId: string, now: Date): Promise<Standing[]> {
  const rows = await tx.$queryRaw<(Standing & { status: string; purpose: string })[]>`
    with recursive same as (
      select id, 0 as step from "Patient" where id = ${patientId}::uuid
      union all
      select other.id, same.step + 1 from "Patient" other
      join same on other."mergedIntoId" = same.id where same.step < 20
    )
    select distinct on (consent.purpose) consent.purpose, consent.status, consent.source, consent."policyVersion",
      consent."recordedAt" as "decidedAt", consent."expiresAt", member.name as "by"
    from "Consent" consent
    left join "Member" member on member.id = consent."memberId"
    where consent."patientId" in (select id from same)
    order by consent.purpose, consent."recordedAt" desc,
      case consent.status when 'granted' then 1 when 'pending' then 1 else 0 end, consent.id desc`
  return rows.map((row): Standing => (isOver(row, now) ? { ...row, status: "expired" } : row)).filter(isKnown)
}

const isOver = ({ status, expiresAt }: Standing, now: Date): boolean =>
  status === "granted" && expiresAt !== null && expiresAt <= now

const isKnown = ({ purpose, status }: Standing): boolean =>
  Object.hasOwn(PURPOSES, purpose) && CONSENT_STATUSES.some((one) => one === status)
