"use client"

import Link from "next/link"
import type { ReactNode } from "react"
import { icon } from "@/components/icon"
import { UrgencyBadge } from "@/components/lead-badges"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Avatar } from "@/components/ui/avatar"
import { cn } from "@/components/ui/cn"
import type { ConversationRow } from "@/lib/conversations/schema"
import { t, tn } from "@/lib/say"
import { ChannelIcon } from "./channel-icon"
import { WaitingClock } from "./waiting-clock"

const Pencil = icon("pencil")
const CircleX = icon("circle-x")
const Moon = icon("moon")
const Check = icon("check")

type Props = { row: ConversationRow; href: string; isSelected: boolean; zone: string }

/** Who, by which channel, their last words, how long they wait, and who has it. */
export function ListLine({ row, href, isSelected, zone }: Props) {
  const { last, owner } = row
  const hasFailed = last?.direction === "out" && ["failed", "blocked", "unsure"].includes(last.status)
  return (
    <li
      data-row={row.id}
      className={cn(
        "relative grid gap-0.5 border-b border-line py-2.5 pr-3 pl-6 hover:bg-hover",
        "has-[a:focus-visible]:bg-hover",
        isSelected && "bg-accent-soft shadow-[inset_2px_0_0_var(--accent)] hover:bg-accent-soft",
        row.status === "closed" && "text-ink-3",
      )}
    >
      {row.isUnread && (
        <span className="absolute top-4 left-2.5 size-2 rounded-full bg-accent" title={t("Not read yet")}>
          <span className="sr-only">{t("Not read yet")}</span>
        </span>
      )}
      <div className="flex min-w-0 items-center gap-1.5">
        <ChannelIcon channel={row.channel} />
        <Link
          href={href}
          prefetch={false}
          scroll={false}
          data-open=""
          aria-current={isSelected ? "true" : undefined}
          className={cn(
            "min-w-0 grow truncate text-sm outline-none after:absolute after:inset-0",
            "focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent",
            row.isUnread ? "font-semibold text-ink" : "font-medium text-ink",
          )}
        >
          <People row={row} />
        </Link>
        {last && (
          <span className="shrink-0 text-2xs text-ink-3">
            <Time value={last.at} />
          </span>
        )}
      </div>
      <p className={cn("line-clamp-2 text-xs", row.isUnread ? "text-ink" : "text-ink-2")}>
        {!row.match && last?.direction === "out" && <span className="text-ink-3">{t("We:")} </span>}
        {row.match ? (
          <PatientText>{row.match.text}</PatientText>
        ) : last ? (
          last.text ? (
            <PatientText>{last.text}</PatientText>
          ) : (
            <span className="text-ink-3">{t("Without words.")}</span>
          )
        ) : (
          <span className="text-ink-3">{t("Nothing was written yet.")}</span>
        )}
      </p>
      <div className="flex min-h-5 flex-wrap items-center gap-x-2 gap-y-0.5">
        {row.waitingSince && <WaitingClock since={row.waitingSince} zone={zone} />}
        {row.urgency && row.urgency !== "none" && <UrgencyBadge value={row.urgency} />}
        {row.hasDraft && <Mark icon={<Pencil />} tone="text-violet" label={t("Draft")} />}
        {hasFailed && <Mark icon={<CircleX />} tone="text-red" label={t("Not sent")} />}
        {row.status === "snoozed" && row.snoozedUntil && (
          <span className="inline-flex items-center gap-1 text-2xs text-ink-3 [&_svg]:size-3">
            <Moon aria-hidden="true" /> {t("Until")} <Time value={row.snoozedUntil} />
          </span>
        )}
        {row.status === "closed" && <Mark icon={<Check />} tone="text-ink-3" label={t("Closed")} />}
        <span className="ml-auto">
          {owner ? (
            <Avatar name={owner.name} size="sm" label />
          ) : (
            <span
              className="inline-grid size-5 place-items-center rounded-full border border-dashed border-line-strong"
              title={t("Nobody has it")}
            >
              <span className="sr-only">{t("Nobody has it")}</span>
            </span>
          )}
        </span>
      </div>
    </li>
  )
}

export function People({ row: { people, address } }: { row: Pick<ConversationRow, "people" | "address"> }) {
  const [first, ...others] = people
  if (!first) return address ? <bdi>{address}</bdi> : t("Somebody unknown")
  return (
    <>
      <PatientText>{first.name}</PatientText>
      {others.length > 0 && (
        <span className="font-normal text-ink-3">
          {" "}
          {tn(others.length, "and {n} other", "and {n} others")}
        </span>
      )}
    </>
  )
}

const Mark = ({ icon: glyph, tone, label }: { icon: ReactNode; tone: string; label: string }) => (
  <span className={cn("inline-flex items-center gap-1 text-2xs font-medium [&_svg]:size-3", tone)}>
    {glyph}
    {label}
  </span>
)
