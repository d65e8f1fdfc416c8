"use client"

import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import type { HandoverRow } from "@/lib/handover/schema"
import { t } from "@/lib/say"
import { draft, receive } from "../actions"

const Check = icon("check")

export function NoteActions({ note: { id, role, may, status } }: { note: HandoverRow }) {
  const taking = useAction(receive, { loud: true, done: t("Received. Your name stands under it.") })
  const correcting = useAction(draft, { loud: true })
  return (
    <span className="flex flex-wrap gap-2 print:hidden">
      {status !== "draft" && <Button onClick={() => window.print()}>{t("Print")}</Button>}
      {may.correct && (
        <Button pending={correcting.pending} onClick={() => correcting.send({ role, correctsId: id })}>
          {t("Correct")}
        </Button>
      )}
      {may.receive && (
        <Button
          variant="primary"
          icon={<Check aria-hidden="true" />}
          pending={taking.pending}
          onClick={() => taking.send({ id })}
        >
          {t("I have received it")}
        </Button>
      )}
    </span>
  )
}
