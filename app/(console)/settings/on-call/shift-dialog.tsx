"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import type { RotaWeek, ShiftView } from "@/lib/rota/schema"
import { t } from "@/lib/say"
import { change, create } from "./actions"
import { CancelShift } from "./cancel-shift"
import { ShiftFields } from "./shift-fields"

const Plus = icon("plus")
type People = RotaWeek["people"]

export function AddShift({ people, day }: { people: People; day: string }) {
  const [key, setKey] = useState("")
  return (
    <ActionDialog
      open={key !== ""}
      onOpenChange={(open) => setKey(open ? newKey() : "")}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden="true" />}>
          {t("Put on call")}
        </Button>
      }
      title={t("Put somebody on call")}
      description={t("Times are the clinic's. Two may have the same duty; both are told.")}
      action={create}
      hidden={{ key }}
      confirm={t("Put on call")}
      done={t("On the rota.")}
    >
      {(errors) => (
        <ShiftFields
          errors={errors}
          people={people}
          first={{ memberId: "", duty: "supervisor", starts: `${day}T18:00`, ends: "", note: "" }}
          weeks
        />
      )}
    </ActionDialog>
  )
}

type EditProps = { shift: ShiftView; times: string; people: People | null }

/** A shift in its day: who and when; for whom may, the way to change it. */
export function EditShift({ shift, times, people }: EditProps) {
  const [open, setOpen] = useState(false)
  const marks = [shift.isGone && t("no longer here"), shift.overlaps && t("two at once")].filter(Boolean)
  const look = cn(
    "grid w-full min-w-0 rounded-sm border px-1.5 py-1 text-left text-xs",
    shift.isGone ? "border-red-line bg-red-soft text-red" : "border-accent-line bg-accent-soft text-ink",
  )
  const words = (
    <>
      <span className="font-medium break-words">{shift.name}</span>
      <span className="text-ink-2 tabular-nums">{times}</span>
      {marks.length > 0 && <span className="text-2xs">{marks.join(" · ")}</span>}
      {shift.note && <span className="truncate text-2xs text-ink-2">{shift.note}</span>}
    </>
  )
  if (!people) return <span className={look}>{words}</span>
  const others = people.some((one) => one.id === shift.memberId)
    ? people
    : [...people, { id: shift.memberId, name: shift.name, roles: [] }]
  return (
    <ActionDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={cn(look, "cursor-pointer hover:border-accent")}>
          {words}
        </button>
      }
      title={t("On call: {name}", { name: shift.name })}
      description={<CancelShift shift={shift} onDone={() => setOpen(false)} />}
      action={change}
      hidden={{ id: shift.id }}
      confirm={t("Save")}
      done={t("Changed.")}
    >
      {(errors) => (
        <ShiftFields errors={errors} people={others} first={{ ...shift, note: shift.note ?? "" }} />
      )}
    </ActionDialog>
  )
}
