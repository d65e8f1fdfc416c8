"use client"

import { useQueryClient } from "@tanstack/react-query"
import { usePathname } from "next/navigation"
import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from "react"
import { useHotkeys } from "@/components/hotkeys"
import { cn } from "@/components/ui/cn"
import { later } from "@/components/ui/later"
import { toast } from "@/components/ui/toast-store"
import type { Colleague } from "@/lib/conversations/colleague"
import type { ConversationRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import type { FormState } from "@/lib/web/form-state"
import { close, markUnread, reopen } from "../actions"
import { selectedIn } from "./addresses"
import { focusedRow, walkList } from "./list-keys"

const AssignDialog = later(() => import("./assign-dialog").then((file) => file.AssignDialog))
const SnoozeDialog = later(() => import("./snooze-dialog").then((file) => file.SnoozeDialog))

export type Act = "assign" | "snooze" | "close" | "reopen" | "unread"

type Inbox = {
  /** The list's lines as they stand, and how to bring them up to date. */
  offer: (rows: readonly ConversationRow[], show: () => void) => void
  /** The conversation whose thread is open, or none. */
  open: (row: ConversationRow | null) => void
  act: (what: Act, row: ConversationRow) => void
  /** Reads again what of conversations is on screen; in place, the list’s lines stay where they are. */
  refresh: (options?: { inPlace?: boolean }) => Promise<void>
  mayWork: boolean
}

const InboxContext = createContext<Inbox | null>(null)

export function useInbox(): Inbox {
  const inbox = useContext(InboxContext)
  if (!inbox) throw new Error("useInbox outside of the inbox")
  return inbox
}

type Props = { mayWork: boolean; colleagues: readonly Colleague[]; children: ReactNode }

/** What list and thread share: who is meant by a key, and what is done to them. */
export function InboxProvider({ mayWork, colleagues, children }: Props) {
  const queries = useQueryClient()
  const list = useRef<{ rows: readonly ConversationRow[]; show: () => void }>({ rows: [], show: () => {} })
  const opened = useRef<ConversationRow | null>(null)
  const [asking, setAsking] = useState<{ what: "assign" | "snooze"; row: ConversationRow } | null>(null)

  const refresh: Inbox["refresh"] = async ({ inPlace = false } = {}) => {
    await queries.invalidateQueries({
      predicate: (query) => query.meta?.live?.includes("conversation") ?? false,
    })
    if (!inPlace) list.current.show()
  }
  const settle = async (call: () => Promise<FormState<unknown>>, done: string, undo?: () => void) => {
    const state = await call().catch(() => null)
    if (!state) return toast.error(t("Rounds cannot be reached just now. Nothing was changed; try again."))
    if (!state.ok) toast.error(t(state.sentence))
    else toast.success({ title: done, ...(undo && { action: { label: t("Undo"), onClick: undo } }) })
    await refresh()
  }
  const act = (what: Act, row: ConversationRow) => {
    const { id } = row
    switch (what) {
      case "assign":
      case "snooze":
        return setAsking({ what, row })
      case "close":
        return void settle(
          () => close({ id }),
          t("Closed. It opens again when the person writes."),
          () => act("reopen", row),
        )
      case "reopen":
        return void settle(() => reopen({ id }), t("Open again."))
      case "unread":
        return void settle(() => markUnread({ id }), t("Marked as not read."))
    }
  }

  const meant = (): ConversationRow | null => {
    const id = focusedRow()
    return list.current.rows.find((row) => row.id === id) ?? opened.current
  }
  const key = (what: Act) => () => {
    const row = meant()
    if (row) act(what === "close" && row.status === "closed" ? "reopen" : what, row)
  }
  useHotkeys({
    j: () => walkList(1),
    k: () => walkList(-1),
    u: key("unread"),
    ...(mayWork && { a: key("assign"), s: key("snooze"), z: key("snooze"), e: key("close") }),
  })

  const latest = useRef({ act, refresh })
  latest.current = { act, refresh }
  // The same all the while: what hangs on it and still waits for its code would be dropped for another.
  const inbox = useMemo<Inbox>(
    () => ({
      offer: (rows, show) => {
        list.current = { rows, show }
      },
      open: (row) => {
        opened.current = row
      },
      act: (what, row) => latest.current.act(what, row),
      refresh: (options) => latest.current.refresh(options),
      mayWork,
    }),
    [mayWork],
  )
  const dialog = asking && {
    key: `${asking.what} ${asking.row.id}`,
    row: asking.row,
    close: () => setAsking(null),
    onDone: () => void refresh(),
  }
  return (
    <InboxContext value={inbox}>
      {children}
      {dialog && asking.what === "assign" && (
        <AssignDialog {...dialog} key={dialog.key} colleagues={colleagues} />
      )}
      {dialog && asking.what === "snooze" && <SnoozeDialog {...dialog} key={dialog.key} />}
    </InboxContext>
  )
}

/** The two panes: on a phone the list is one step and the thread the next. */
export function InboxPanes({
  header,
  list,
  children,
}: {
  header: ReactNode
  list: ReactNode
  children: ReactNode
}) {
  const isOpen = selectedIn(usePathname()) !== null
  return (
    <div className="-mb-16 flex h-[calc(100dvh-var(--bar)-4rem)] flex-col md:-mb-6 md:h-[calc(100dvh-var(--bar))]">
      <div className={cn(isOpen && "max-lg:hidden")}>{header}</div>
      {isOpen && <h1 className="sr-only lg:hidden">{t("Conversations")}</h1>}
      <div className="grid min-h-0 grow grid-cols-[minmax(0,1fr)] lg:grid-cols-[21rem_minmax(0,1fr)]">
        <section
          aria-label={t("List of conversations")}
          className={cn("flex min-h-0 flex-col lg:border-r lg:border-line", isOpen && "max-lg:hidden")}
        >
          {list}
        </section>
        <div className={cn("min-h-0 min-w-0", !isOpen && "max-lg:hidden")}>{children}</div>
      </div>
    </div>
  )
}
