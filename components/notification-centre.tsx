"use client"

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import Bell from "lucide-react/icons/bell"
import Link from "next/link"
import { useRef, useState } from "react"
import type { NotificationPage, NotificationRow } from "@/lib/notifications/schema"
import { getJson } from "@/lib/web/query-client"
import { EmptyState, ErrorState } from "./empty-state"
import { useLive } from "./live"
import { PatientText } from "./patient-text"
import { ClassificationBadge, UrgencyBadge } from "./status-badge"
import { Time } from "./time"
import { Button } from "./ui/button"
import { cn } from "./ui/cn"
import { IconButton } from "./ui/icon-button"
import { Popover, PopoverContent, PopoverTrigger } from "./ui/popover"
import { Skeleton } from "./ui/skeleton"

const KEY = ["notifications"]
const UNREAD_SHOWN = 99

async function markRead(id?: string): Promise<void> {
  const response = await fetch("/api/notifications", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(id ? { id } : {}),
  })
  if (!response.ok) throw new Error("not marked")
}

const title = (row: NotificationRow): string => (row.kind === "urgent_lead" ? "Urgent case" : "Hot lead")

/** The bell: what this member was told, newest first. What comes in is said to readers too, without stealing focus. */
export function NotificationCentre() {
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState("")
  const client = useQueryClient()
  const known = useRef<string | undefined>(undefined)
  const page = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson<NotificationPage>("/api/notifications", { signal }),
    meta: { live: ["notification", "lead"] },
  })
  const read = useMutation({
    mutationFn: markRead,
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })

  useLive(["notification"], async () => {
    await client.invalidateQueries({ queryKey: KEY })
    const newest = client.getQueryData<NotificationPage>(KEY)?.rows[0]
    if (newest && !newest.readAt && newest.id !== known.current)
      setSaid(`${title(newest)}: ${newest.patientName ?? ""}`)
    known.current = newest?.id
  })

  const unread = page.data?.unread ?? 0
  const label = unread > 0 ? `Notifications, ${unread} unread` : "Notifications"
  return (
    <>
      <Popover open={open} onOpenChange={setOpen}>
        <span className="relative inline-flex">
          <PopoverTrigger asChild>
            <IconButton label={label} icon={<Bell aria-hidden="true" />} />
          </PopoverTrigger>
          {unread > 0 && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-red-solid px-1 text-2xs font-semibold text-white tabular-nums"
            >
              {unread > UNREAD_SHOWN ? "99+" : unread}
            </span>
          )}
        </span>
        <PopoverContent aria-label="Notifications" className="w-96 max-w-[calc(100vw-1rem)] p-0">
          <header className="flex h-11 items-center justify-between border-b border-line px-3">
            <h2 className="font-medium">Notifications</h2>
            {unread > 0 && (
              <Button
                size="sm"
                variant="ghost"
                pending={read.isPending}
                onClick={() => read.mutate(undefined)}
              >
                Mark all read
              </Button>
            )}
          </header>
          <div className="max-h-[min(28rem,70vh)] overflow-y-auto">
            {page.isPending && <Waiting />}
            {page.isError && !page.data && (
              <ErrorState
                compact
                title="Notifications did not load"
                action={
                  <Button size="sm" onClick={() => page.refetch()}>
                    Try again
                  </Button>
                }
              />
            )}
            {page.data?.rows.length === 0 && (
              <EmptyState compact title="Nothing yet">
                Hot leads and urgent cases show up here the moment they come in.
              </EmptyState>
            )}
            <ul>
              {page.data?.rows.map((row) => (
                <Item
                  key={row.id}
                  row={row}
                  onOpen={() => {
                    setOpen(false)
                    if (!row.readAt) read.mutate(row.id)
                  }}
                />
              ))}
            </ul>
          </div>
        </PopoverContent>
      </Popover>
      <span role="status" aria-live="polite" className="sr-only">
        {said}
      </span>
    </>
  )
}

function Item({ row, onOpen }: { row: NotificationRow; onOpen: () => void }) {
  return (
    <li className="border-b border-line last:border-0">
      <Link
        href={row.leadId ? `/leads/${row.leadId}` : "/"}
        onClick={onOpen}
        className={cn("block px-3 py-2.5 hover:bg-hover focus-visible:bg-hover", row.readAt && "text-ink-2")}
      >
        <span className="flex items-center gap-2">
          {!row.readAt && <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" />}
          <span className="font-medium">{title(row)}</span>
          {!row.readAt && <span className="sr-only">unread</span>}
          <span className="ml-auto text-xs text-ink-3">
            <Time value={row.createdAt} />
          </span>
        </span>
        <span className="mt-1 flex items-center gap-2">
          <PatientText className="min-w-0 truncate">{row.patientName ?? "A patient"}</PatientText>
          {row.classification && <ClassificationBadge value={row.classification} />}
          {row.urgency && row.urgency !== "none" && <UrgencyBadge value={row.urgency} />}
        </span>
        {row.takenBy && <span className="mt-1 block text-xs text-ink-3">Taken by {row.takenBy}</span>}
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
