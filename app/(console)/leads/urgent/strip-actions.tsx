"use client"

import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { CaseRow } from "@/lib/urgent/schema"
import { acknowledge } from "./actions"
import { CaseMore } from "./case-more"

export function StripActions({ row, isMine }: { row: CaseRow; isMine: boolean }) {
  const { send, pending } = useAction(acknowledge, { loud: true, done: t("You look after it.") })
  if (!row.may.work) return null
  return (
    <span className="flex items-center gap-2">
      {row.may.acknowledge && (
        <Button size="sm" pending={pending} onClick={() => send({ id: row.id, way: "lead" })}>
          {t("I look after it")}
        </Button>
      )}
      <CaseMore
        id={row.id}
        name={row.patientName}
        isMine={isMine}
        way={row.may.acknowledge ? "lead" : null}
      />
    </span>
  )
}
