"use client"

import type { UseQueryResult } from "@tanstack/react-query"
import Link from "next/link"
import type { NotificationPage, NotificationRow } from "@/lib/notifications/schema"
import { t } from "@/lib/say"
import { EmptyState, ErrorState } from "./empty-state"
import { ClassificationBadge, UrgencyBadge } from "./lead-badges"
import { titleOf } from "./notification-title"
import { PatientText } from "./patient-text"
import { Time } from "./time"
import { Button } from "./ui/button"
import { cn } from "./ui/cn"
import type { PanelProps } from "./ui/lazy-panel"
import { Popover, PopoverContent, PopoverTrigger } from "./ui/popover"
import { Skeleton } from "./ui/skeleton"

type Props = PanelProps & {
  page: UseQueryResult<NotificationPage>
  read: { isPending: boolean; mark: (id?: string) => void }
}

/** What this member was told, newest first. */
export function NotificationPanel({ trigger, open, onOpenChange, page, read }: Props) {
  const unread = page.data?.unread ?? 0
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent aria-label={t("Notifications")} className="w-96 max-w-[calc(100vw-1rem)] p-0">
        <div className="flex h-11 items-center justify-between border-b border-line px-3">
          <h2 className="font-medium">{t("Notifications")}</h2>
          {unread > 0 && (
            <Button size="sm" variant="ghost" pending={read.isPending} onClick={() => read.mark()}>
              {t("Mark all read")}
            </Button>
          )}
        </div>
        <div className="max-h-[min(28rem,70vh)] overflow-y-auto">
          {page.isPending && <Waiting />}
          {page.isError && !page.data && (
            <ErrorState
              compact
              title={t("Notifications did not load")}
              action={
                <Button size="sm" onClick={() => page.refetch()}>
                  {t("Try again")}
                </Button>
              }
            />
          )}
          {page.data?.rows.length === 0 && (
            <EmptyState compact title={t("Nothing yet")}>
              {t("Hot leads, urgent cases and decisions show up here the moment they come.")}
            </EmptyState>
          )}
          <ul>
            {page.data?.rows.map((row) => (
              <Item
                key={row.id}
                row={row}
                onOpen={() => {
                  onOpenChange(false)
                  if (!row.readAt) read.mark(row.id)
                }}
              />
            ))}
          </ul>
        </div>
      </PopoverContent>
    </Popover>
  )
}

const HINTS: Partial<Record<NotificationRow["kind"], string>> = {
  approval_decided: "See what became of it.",
  break_glass: "See who looks at the clinic's patients, and why.",
  task_assigned: "See what there is to do, and by when.",
  conversation_assigned: "See what was written, and answer.",
  conversation_mention: "See what they ask.",
  conversation_woken: "Its time has come: see what is to be done.",
  test: "It came. Here is how far the others get.",
  alert_fired: "See what is beyond its threshold, and what to do first.",
  alert_resolved: "It has been well again for its time.",
  incident_told: "See how it stands, and who leads.",
  maintenance_told: "See when, and what it touches.",
  backup_told: "See which, and what went wrong.",
  deployment_told: "See where it stopped, and what runs now.",
}

function Item({ row, onOpen }: { row: NotificationRow; onOpen: () => void }) {
  return (
    <li className="border-b border-line last:border-0">
      <Link
        href={row.href ?? "/"}
        onClick={onOpen}
        className={cn("block px-3 py-2.5 hover:bg-hover focus-visible:bg-hover", row.readAt && "text-ink-2")}
      >
        <span className="flex items-center gap-2">
          {!row.readAt && <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" />}
          <span className="font-medium">{titleOf(row)}</span>
          {!row.readAt && <span className="sr-only">{t("unread")}</span>}
          <span className="ml-auto text-xs text-ink-3">
            <Time value={row.createdAt} />
          </span>
        </span>
        {row.kind === "hot_lead" || row.kind === "urgent_lead" || row.kind === "urgent_tier" ? (
          <span className="mt-1 flex items-center gap-2">
            <PatientText className="min-w-0 truncate">{row.patientName ?? t("A patient")}</PatientText>
            {row.classification && <ClassificationBadge value={row.classification} />}
            {row.urgency && row.urgency !== "none" && <UrgencyBadge value={row.urgency} />}
          </span>
        ) : (
          <span className="mt-1 block text-xs text-ink-3">{t(HINTS[row.kind] ?? "")}</span>
        )}
        {row.takenBy && (
          <span className="mt-1 block text-xs text-ink-3">{t("Taken by {name}", { name: row.takenBy })}</span>
        )}
      </Link>
    </li>
  )
}

function Waiting() {
  return (
    <div aria-hidden="true" className="space-y-4 p-3">
      {[0, 1, 2].map((one) => (
        <div key={one} className="space-y-2">
          <Skeleton className="h-3 w-24" />
          <Skeleton className="h-3 w-56" />
        </div>
      ))}
    </div>
  )
}
