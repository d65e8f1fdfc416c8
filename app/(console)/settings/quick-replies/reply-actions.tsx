"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import type { QuickReplyRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { archive, restore } from "./actions"

const ReplyDialog = later(() => import("./reply-dialog").then((file) => file.ReplyDialog))

export function ReplyActions({ row, clinic, me }: { row: QuickReplyRow; clinic: string; me: string }) {
  const [isOpen, setOpen] = useState(false)
  const back = useAction(restore, { loud: true, done: t("In use again.") })
  const away = useAction(archive, {
    loud: true,
    onDone: () =>
      toast.success({
        title: t("Put away. It is offered no more."),
        action: { label: t("Undo"), onClick: () => back.send({ id: row.id }) },
      }),
  })
  if (row.isArchived)
    return (
      <Button size="sm" pending={back.pending} onClick={() => back.send({ id: row.id })}>
        {t("Bring back")}
      </Button>
    )
  return (
    <>
      <Button size="sm" variant="ghost" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("Change")}
      </Button>
      <Button size="sm" variant="ghost" pending={away.pending} onClick={() => away.send({ id: row.id })}>
        {t("Put it away")}
      </Button>
      {isOpen && <ReplyDialog row={row} clinic={clinic} me={me} close={() => setOpen(false)} />}
    </>
  )
}
