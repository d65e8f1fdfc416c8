"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { newKey } from "@/components/new-key"
import { Checkbox } from "@/components/ui/checkbox"
import { toast } from "@/components/ui/toast-store"
import type { Sendable } from "@/components/use-action"
import { PURPOSES, purposesOf } from "@/lib/consents/words"
import { t } from "@/lib/say"
import { ask } from "./actions"

type Asked = { requestId: string; held: string | null }

export function AskDialog({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const [key] = useState(newKey)
  const send: Sendable<FormData, Asked> = (...given: unknown[]) => {
    const form = given.at(-1)
    const chosen = form instanceof FormData ? form.getAll("purposes").map(String) : []
    return ask({ patientId, purposes: purposesOf(chosen), key })
  }
  return (
    <ActionDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("Ask by message")}
      description={t(
        "A message names what you choose and waits seven days. A yes or no counts, and so does the link in it.",
      )}
      action={send}
      confirm={t("Ask")}
      done={t("Done.")}
      onDone={({ held }) => {
        if (held) toast.warning({ title: t("Nobody was asked"), description: t(held) })
      }}
    >
      {(errors) => (
        <fieldset className="grid gap-2">
          <legend className="mb-1 text-sm font-medium">{t("Purposes")}</legend>
          {purposesOf(Object.keys(PURPOSES)).map((purpose) => (
            <Checkbox key={purpose} name="purposes" value={purpose} label={t(PURPOSES[purpose])} />
          ))}
          {errors.purposes && <p className="text-xs text-red">{t("Choose what to ask for.")}</p>}
        </fieldset>
      )}
    </ActionDialog>
  )
}
