"use client"

import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useRef, useState } from "react"
import type { NotificationPage } from "@/lib/notifications/schema"
import { t } from "@/lib/say"
import { getJson } from "@/lib/web/query-client"
import { icon } from "./icon"
import { useLive } from "./live"
import { titleOf } from "./notification-title"
import { IconButton } from "./ui/icon-button"
import { lazyPanel } from "./ui/lazy-panel"
import { toast } from "./ui/toast-store"

const Bell = icon("bell")

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

const Panel = lazyPanel("dialog", () => import("./notification-panel").then((file) => file.NotificationPanel))

/** The bell: what this member was told, newest first. What comes in is said to readers too, without stealing focus. */
export function NotificationCentre() {
  const [said, setSaid] = useState("")
  const client = useQueryClient()
  const known = useRef<string | undefined>(undefined)
  const page = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson<NotificationPage>("/api/notifications", { signal }),
    meta: { live: ["notification", "lead"] },
  })
  const [isPending, setPending] = useState(false)
  const mark = async (id?: string) => {
    setPending(true)
    await markRead(id).catch(() => toast.error(t("That could not be marked as read. Try again.")))
    setPending(false)
    await client.invalidateQueries({ queryKey: KEY })
  }

  useLive(["notification"], async () => {
    await client.invalidateQueries({ queryKey: KEY })
    const newest = client.getQueryData<NotificationPage>(KEY)?.rows[0]
    if (newest && !newest.readAt && newest.id !== known.current)
      setSaid(`${titleOf(newest)}: ${newest.patientName ?? ""}`)
    known.current = newest?.id
  })

  const unread = page.data?.unread ?? 0
  const label = unread > 0 ? t("Notifications, {n} unread", { n: unread }) : t("Notifications")
  return (
    <>
      <span className="relative inline-flex">
        <Panel
          page={page}
          read={{ isPending, mark }}
          trigger={<IconButton label={label} icon={<Bell aria-hidden="true" />} className="tip-end" />}
        />
        {unread > 0 && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-red-solid px-1 text-2xs font-semibold text-white tabular-nums"
          >
            {unread > UNREAD_SHOWN ? "99+" : unread}
          </span>
        )}
      </span>
      <span role="status" aria-live="polite" className="sr-only">
        {said}
      </span>
    </>
  )
}
