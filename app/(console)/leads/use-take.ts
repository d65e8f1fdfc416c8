"use client"

import { useQueryClient } from "@tanstack/react-query"
import { useTransition } from "react"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import { release, take } from "./actions"

type Taken = { id: string; patient: { name: string } }

/** "I take it", with a way back. Whoever was second learns who was first, and sees it in the list at once. */
export function useTake() {
  const queries = useQueryClient()
  const [pending, start] = useTransition()
  const refresh = () =>
    void queries.invalidateQueries({ predicate: (query) => query.meta?.live?.includes("lead") ?? false })
  const giveBack = useAction(release, { loud: true, done: t("Given back to everybody."), onDone: refresh })

  const takeIt = (lead: Taken) =>
    start(async () => {
      const state = await take({ id: lead.id }).catch(() => null)
      refresh()
      if (!state) toast.error(t("Rounds cannot be reached just now. Nothing was changed; try again."))
      else if (!state.ok) toast.error(state.sentence)
      else
        toast.success({
          title: t("{name} is yours.", { name: lead.patient.name }),
          action: { label: t("Undo"), onClick: () => giveBack.send({ id: lead.id }) },
        })
    })
  return { pending, take: takeIt }
}
