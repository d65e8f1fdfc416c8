"use client"

import { icon } from "@/components/icon"
import { Countdown, Time } from "@/components/time"
import { t, tn } from "@/lib/say"
import type { CaseRow } from "@/lib/urgent/schema"
import { DUTY_NAMES } from "@/lib/urgent/words"

const UserCheck = icon("user-check")
const DUTIES = ["supervisor", "manager", "doctor"] as const

/** Who looks after it by name; else how far it has been told, and who is next. */
export function TierLine({ row }: { row: CaseRow }) {
  if (row.acknowledgedBy)
    return (
      <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-green">
        <UserCheck aria-hidden="true" className="size-4" />
        <span className="font-medium">{t("{name} looks after it", { name: row.acknowledgedBy.name })}</span>
        <span className="text-ink-3">
          <Time value={row.acknowledgedBy.at} as="clock" />
        </span>
        {row.nextTierAt && (
          <span className="flex items-center gap-1 text-ink-3">
            · {t("told on unless answered:")} <Countdown due={row.nextTierAt} />
          </span>
        )}
      </p>
    )
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm text-ink-2">
      <span>{told(row.tier)}</span>
      {row.nextDuty && row.nextTierAt && (
        <span className="flex items-center gap-1 text-ink-3">
          · {t("next: {duty}", { duty: t(DUTY_NAMES[row.nextDuty]) })} <Countdown due={row.nextTierAt} />
        </span>
      )}
      {!row.nextDuty && (
        <span className="font-medium text-red">· {t("everybody was told; nobody answered")}</span>
      )}
    </p>
  )
}

function told(tier: number): string {
  if (tier === 0) return t("Nobody was told yet")
  const duty = DUTIES[tier - 1]
  return duty
    ? t("Told: {duty}", { duty: t(DUTY_NAMES[duty]) })
    : tn(tier - 3, "Told: everybody", "Told: everybody, {n} times")
}
