"use client"

import Link from "next/link"
import { icon } from "@/components/icon"
import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { Countdown, Time } from "@/components/time"
import { Person } from "@/components/ui/avatar"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { later } from "@/components/ui/later"
import type { TodayLead } from "@/lib/leads/schema"
import { SOURCE_NAMES } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { useTake } from "../leads/use-take"

const Hand = icon("hand")
const ScoreRing = later(() => import("@/components/ui/score-ring").then((file) => file.ScoreRing))
const Excerpt = later(() => import("./excerpt").then((file) => file.Excerpt))

type Props = { lead: TodayLead; takenBy: string | null; lookedAfter?: string; isFresh: boolean }

/** One lead to decide on: how long is left, who it is, what speaks for it, what was said, and the one button. */
export function FreeLead({ lead, takenBy, lookedAfter, isFresh }: Props) {
  const { take, pending } = useTake()
  return (
    <li
      data-row={lead.id}
      className={cn(
        "relative grid gap-3 rounded-lg border border-line bg-surface p-4 shadow-xs hover:border-line-strong",
        "has-[a[data-open]:focus-visible]:border-accent",
        isFresh && "animate-arrive",
        takenBy && "opacity-70",
      )}
    >
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {lead.score !== null && <ScoreRing score={lead.score} classification={lead.classification} />}
        <div className="min-w-0 grow basis-48">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {takenBy ? (
              <span className="text-base font-semibold text-ink-2">
                <PatientText>{lead.patient.name}</PatientText>
              </span>
            ) : (
              <Link
                href={`/leads/${lead.id}`}
                prefetch={false}
                data-open=""
                className="min-w-0 text-base font-semibold text-ink outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent"
              >
                <PatientText>{lead.patient.name}</PatientText>
              </Link>
            )}
            {lead.classification && <ClassificationBadge value={lead.classification} />}
            {lead.urgency !== "none" && <UrgencyBadge value={lead.urgency} />}
          </p>
          <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-ink-3">
            {lead.address && <bdi dir="ltr">{lead.address}</bdi>}
            <span>{t(SOURCE_NAMES[lead.source])}</span>
            {lead.waitingSince && (
              <span>
                {t("Wrote")} <Time value={lead.waitingSince} />
              </span>
            )}
          </p>
          {lookedAfter && !takenBy && (
            <p className="mt-0.5 text-xs text-ink-2">{t("{name} looks after it", { name: lookedAfter })}</p>
          )}
        </div>
        <div className="flex items-center gap-3">
          {lead.dueAt && !takenBy && (
            <Countdown
              due={lead.dueAt}
              label={t("Answer {name}", { name: lead.patient.name })}
              className="text-sm"
            />
          )}
          {takenBy ? (
            <span className="inline-flex items-center gap-1.5 text-sm text-ink-2">
              {t("Taken by")} <Person name={takenBy} />
            </span>
          ) : (
            <Button
              variant="primary"
              icon={<Hand />}
              pending={pending}
              aria-label={`${t("I take it")}: ${lead.patient.name}`}
              onClick={() => take(lead)}
              className="relative z-10"
            >
              {t("I take it")}
            </Button>
          )}
        </div>
      </div>
      <Excerpt lead={lead} />
    </li>
  )
}
