import {
  CONSENT_STATUSES,
  type ConsentMethod,
  type ConsentStatus,
  PURPOSES,
  type Purpose,
} from "@/lib/consents/words"
import type { Tx } from "@/lib/db"

export type Standing = {
  consentId: string
  purpose: Purpose
  /** `granted` ends by itself: then it is `expired`. */
  status: ConsentStatus
  source: string
  policyVersion: string | null
  /** How it was given; null for what came before methods were kept. */
  method: ConsentMethod | null
  /** Granted, but to a policy that was replaced by one which has to be agreed to anew. */
  isOutdated: boolean
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
export const standingConsents = async (tx: Tx, patientId: string, now: Date): Promise<Standing[]> =>
  (await standingConsentsOf(tx, [patientId], now)).get(patientId) ?? []

/** The same of many patients, in one statement too. */
export async function standingConsentsOf(
  tx: Tx,
  patientIds: readonly string[],
  now: Date,
): Promise<Map<string, Standing[]>> {
  const rows = await tx.$queryRaw<(Standing & { status: string; purpose: string; patientId: string })[]>`
    with recursive same as (
      select id as "patientId", id, 0 as step from unnest(${[...new Set(patientIds)]}::uuid[]) as given (id)
      union all
      select same."patientId", other.id, same.step + 1 from "Patient" other
      join same on other."mergedIntoId" = same.id where same.step < 20
    )
    select distinct on (same."patientId", consent.purpose) same."patientId", consent.id as "consentId", consent.purpose, consent.status,
      consent.source, consent."policyVersion", consent.method, consent."recordedAt" as "decidedAt",
      consent."expiresAt", member.name as "by",
      consent.status = 'granted' and exists (
        select from "PolicyVersion" policy where policy."clinicId" = consent."clinicId"
          and policy.status <> 'draft' and policy.standing = 'ask_again' and consent.purpose = any (policy.purposes)
          and policy."publishedAt" > consent."recordedAt" and policy.label is distinct from consent."policyVersion"
      ) as "isOutdated"
    from same join "Consent" consent on consent."patientId" = same.id
    left join "Member" member on member.id = consent."memberId"
    order by same."patientId", consent.purpose, consent."recordedAt" desc,
      case consent.status when 'granted' then 1 when 'pending' then 1 else 0 end, consent.id desc`
  const byPatient = new Map<string, Standing[]>()
  for (const { patientId, ...row } of rows) {
    const one: Standing = isOver(row, now) ? { ...row, status: "expired" } : row
    if (isKnown(one)) byPatient.set(patientId, [...(byPatient.get(patientId) ?? []), one])
  }
  return byPatient
}

const isOver = ({ status, expiresAt }: Standing, now: Date): boolean =>
  status === "granted" && expiresAt !== null && expiresAt <= now

const isKnown = ({ purpose, status }: Standing): boolean =>
  Object.hasOwn(PURPOSES, purpose) && CONSENT_STATUSES.some((one) => one === status)
