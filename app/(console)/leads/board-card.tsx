"use client"

import Link from "next/link"
import { icon } from "@/components/icon"
import { UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { stateOf } from "@/components/states"
import { StatusBadge } from "@/components/status-badge"
import { Countdown, Time } from "@/components/time"
import { Person } from "@/components/ui/avatar"
import { IconButton } from "@/components/ui/icon-button"
import { Menu } from "@/components/ui/menu"
import { ScoreRing } from "@/components/ui/score-ring"
import { needsReason, nextStatuses } from "@/lib/leads/rules"
import type { LeadRow, LeadView } from "@/lib/leads/schema"
import type { LeadStatus } from "@/lib/leads/words"
import { t } from "@/lib/say"

const Ellipsis = icon("ellipsis")

type Props = { row: LeadRow; view: LeadView; onMove: (to: LeadStatus) => void }

export function BoardCard({ row, view, onMove }: Props) {
  const isClosed = row.status === "won" || row.status === "lost"
  return (
    <li
      data-card={row.id}
      draggable={view.work}
      onDragStart={(event) => event.dataTransfer.setData("text/plain", row.id)}
      className="group/card relative grid gap-2 rounded-md border border-line bg-surface p-2.5 text-sm shadow-xs hover:border-line-strong has-[a:focus-visible]:border-accent"
    >
      <div className="flex items-start gap-2">
        {view.scores && <ScoreRing size="sm" score={row.score} classification={row.classification} />}
        <Link
          href={`/leads/${row.id}`}
          prefetch={false}
          className="min-w-0 grow font-medium text-ink outline-none after:absolute after:inset-0 after:rounded-md"
        >
          <PatientText>{row.patient.name}</PatientText>
        </Link>
        {view.work && (
          <span className="relative z-10 -m-1">
            <Menu
              trigger={
                <IconButton
                  size="sm"
                  label={t("Move {name}", { name: row.patient.name })}
                  icon={<Ellipsis />}
                />
              }
              items={nextStatuses(row.status).map((status) => {
                const { word, icon: Icon } = stateOf("lead", status)
                return {
                  id: status,
                  label: t(word),
                  icon: <Icon aria-hidden="true" />,
                  trail: needsReason(row.status, status) ? t("asks why") : undefined,
                  onSelect: () => onMove(status),
                }
              })}
            />
          </span>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
        {isClosed && <StatusBadge kind="lead" value={row.status} look="plain" />}
        {row.urgency !== "none" && <UrgencyBadge value={row.urgency} />}
        {row.dueAt ? (
          <Countdown due={row.dueAt} label={t("Answer {name}", { name: row.patient.name })} />
        ) : row.waitingSince ? (
          <span>
            {t("Waiting")} <Time value={row.waitingSince} />
          </span>
        ) : null}
        <span className="ml-auto min-w-0">
          {row.owner ? <Person name={row.owner.name} /> : <span>{t("Nobody")}</span>}
        </span>
      </div>
    </li>
  )
}
