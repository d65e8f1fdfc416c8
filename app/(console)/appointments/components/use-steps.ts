"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useTransition } from "react"
import { toast } from "@/components/ui/toast-store"
import { UNREACHED } from "@/components/use-action"
import type { AppointmentRow } from "@/lib/appointments/schema"
import type { BACKABLE } from "@/lib/appointments/words"
import { t } from "@/lib/say"
import type { FormState } from "@/lib/web/form-state"
import { accept, checkIn, confirm, noShow, start, stepBack } from "../actions"

type Stepped = Pick<AppointmentRow, "id" | "patient">
type Back = (typeof BACKABLE)[number]

/** What is done with one press, said afterwards, and can be taken back from what is said. */
export function useSteps() {
  const queries = useQueryClient()
  const [pending, begin] = useTransition()
  const refresh = () => void queries.invalidateQueries({ queryKey: ["appointments"] })
  const settle = (call: () => Promise<FormState<unknown>>, done: string, row: Stepped, from?: Back) =>
    begin(async () => {
      const state = await call().catch((): FormState<unknown> => UNREACHED)
      refresh()
      if (!state.ok) {
        toast.error({ title: t(state.sentence), description: row.patient.name })
        return
      }
      toast.success({
        title: done,
        description: row.patient.name,
        ...(from && { action: { label: t("Undo"), onClick: () => back(row, from) } }),
      })
    })
  const back = (row: Stepped, from: Back) =>
    settle(() => stepBack({ id: row.id, from }), t("Step taken back."), row)
  return {
    pending,
    accept: (row: Stepped) => settle(() => accept({ id: row.id }), t("Accepted."), row),
    confirm: (row: Stepped) => settle(() => confirm({ id: row.id }), t("Confirmed."), row),
    checkIn: (row: Stepped) => settle(() => checkIn({ id: row.id }), t("Checked in."), row, "checked_in"),
    start: (row: Stepped) => settle(() => start({ id: row.id }), t("Begun."), row, "in_session"),
    noShow: (row: Stepped) => settle(() => noShow({ id: row.id }), t("Marked as not come."), row, "no_show"),
    back,
  }
}
