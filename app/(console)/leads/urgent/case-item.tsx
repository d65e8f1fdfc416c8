"use client"

import Link from "next/link"
import { ClassificationBadge, UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { Phone } from "@/components/phone"
import { telOf } from "@/components/tel"
import { Countdown, Time } from "@/components/time"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import type { CaseRow } from "@/lib/urgent/schema"
import { CaseMore } from "./case-more"
import { TierLine } from "./tier-line"

type Props = {
  row: CaseRow
  isMine: boolean
  pending: boolean
  onAcknowledge: () => void
  onTake: () => void
  onOpen: () => void
}

export function CaseItem({ row, isMine, pending, onAcknowledge, onTake, onOpen }: Props) {
  const { may } = row
  return (
    <li
      data-case={row.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked with j and k, and act by single keys
      tabIndex={0}
      onKeyDown={(event) => event.key === "Enter" && event.target === event.currentTarget && onOpen()}
      className="grid gap-x-4 gap-y-2 p-4 hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 md:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div className="grid min-w-0 content-start gap-1.5">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Countdown
            due={row.dueAt}
            label={t("Answer {name}", { name: row.patientName })}
            className="text-base"
          />
          {row.href ? (
            <Link
              href={row.href}
              tabIndex={-1}
              className="text-base font-semibold text-ink hover:text-accent hover:underline"
            >
              <PatientText>{row.patientName}</PatientText>
            </Link>
          ) : (
            <span className="text-base font-semibold text-ink">{row.patientName}</span>
          )}
          {row.urgency !== "none" && <UrgencyBadge value={row.urgency} />}
          {row.classification && <ClassificationBadge value={row.classification} />}
          {row.phone && <Phone display={row.phone.spoken} href={telOf(row.phone)} />}
        </div>
        {row.why && (
          <p className="line-clamp-2 text-sm text-ink-2">
            {row.why.quote ? (
              <>
                “<PatientText>{row.why.quote}</PatientText>”{" "}
                <span className="text-ink-3">· {t(row.why.label)}</span>
              </>
            ) : (
              t(row.why.label)
            )}
          </p>
        )}
        <TierLine row={row} />
        {!row.href && row.ownerName && (
          <p className="text-xs text-ink-3">{t("{name} owns this lead.", { name: row.ownerName })}</p>
        )}
        {row.distressAt && (
          <p className="text-xs text-ink-3">
            {t("The patient was told that nobody is there")} <Time value={row.distressAt} />
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 md:justify-end">
        {may.acknowledge && (
          <Button
            variant="primary"
            pending={pending}
            onClick={onAcknowledge}
            aria-label={t("I look after it: {name}", { name: row.patientName })}
          >
            {t("I look after it")}
          </Button>
        )}
        {may.take && (
          <Button
            pending={pending}
            onClick={onTake}
            aria-label={t("I take it: {name}", { name: row.patientName })}
          >
            {t("Take")}
          </Button>
        )}
        {may.work && (
          <CaseMore
            id={row.id}
            name={row.patientName}
            isMine={isMine}
            way={may.acknowledge ? "queue" : null}
          />
        )}
      </div>
    </li>
  )
}
