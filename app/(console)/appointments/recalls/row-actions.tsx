"use client"

import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { IconButton } from "@/components/ui/icon-button"
import { Menu } from "@/components/ui/menu"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import type { RecallRow } from "@/lib/recalls/schema"
import { t } from "@/lib/say"
import { heldBecause } from "../components/held-because"
import { inviteNow, reopen } from "./actions"
import type { Deed } from "./recall-dialogs"

const CalendarPlus = icon("calendar-plus")
const Ellipsis = icon("ellipsis")

type Props = { row: RecallRow; book: (row: RecallRow) => void; ask: (row: RecallRow, deed: Deed) => void }

export function RowActions({ row, book, ask }: Props) {
  const inviting = useAction(inviteNow, {
    loud: true,
    onDone: (done) => {
      if (done.state === "held")
        toast.warning({ title: t("Nothing was sent"), description: heldBecause(done.because) ?? undefined })
      else toast.success(t("Invited."))
    },
  })
  const reopening = useAction(reopen, { done: t("Open again."), loud: true })
  if (!row.may.write) return null
  if (row.status === "booked") return null
  if (row.closedAt)
    return (
      <span className="relative z-10 inline-flex">
        <Button
          size="sm"
          variant="ghost"
          pending={reopening.pending}
          onClick={() => reopening.send({ id: row.id })}
        >
          {t("Open again")}
        </Button>
      </span>
    )
  return (
    <span className="relative z-10 inline-flex items-center justify-end gap-1">
      <Button
        size="sm"
        icon={<CalendarPlus />}
        aria-haspopup="dialog"
        aria-label={t("Book {name}", { name: row.patient.name })}
        onClick={() => book(row)}
      >
        {t("Book")}
      </Button>
      <Menu
        trigger={
          <IconButton
            size="sm"
            label={t("More for {name}", { name: row.patient.name })}
            icon={<Ellipsis />}
            pending={inviting.pending}
          />
        }
        items={[
          {
            id: "invite",
            label: t("Invite by message now"),
            onSelect: () => inviting.send({ id: row.id, key: newKey() }),
          },
          { id: "snooze", label: t("Put off…"), trail: "s", onSelect: () => ask(row, "snooze") },
          { id: "assign", label: t("Give to somebody…"), trail: "a", onSelect: () => ask(row, "assign") },
          { id: "close", label: t("They do not come…"), trail: "e", onSelect: () => ask(row, "close") },
        ]}
      />
    </span>
  )
}
