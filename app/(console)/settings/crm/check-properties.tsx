"use client"

import { Button } from "@/components/ui/button"
import { toast } from "@/components/ui/toast-store"
import { useAction } from "@/components/use-action"
import { fieldSpec, problemWords } from "@/lib/crm/words"
import { t, tn } from "@/lib/say"
import { readProperties } from "./actions"

/** Whether HubSpot has all that is written to. */
export function CheckProperties() {
  const { pending, send } = useAction(readProperties, {
    loud: true,
    onDone({ missing, readOnly, problem, known }) {
      if (problem)
        return toast.error({ title: t("HubSpot could not be read"), description: t(problemWords(problem)) })
      const bad = [...missing, ...readOnly]
      if (bad.length === 0)
        return toast.success(tn(known, "All there, among {n} property", "All there, among {n} properties"))
      toast.warning({
        title: tn(bad.length, "{n} property does not take anything", "{n} properties do not take anything"),
        description: bad.map((one) => `${t(fieldSpec(one.field).name)}: ${one.property}`).join(", "),
        lifeMs: 20_000,
      })
    },
  })
  return (
    <Button size="sm" variant="ghost" pending={pending} onClick={() => send({})}>
      {t("Read properties from HubSpot")}
    </Button>
  )
}
