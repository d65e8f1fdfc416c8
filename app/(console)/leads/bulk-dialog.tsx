"use client"

import { useQueryClient } from "@tanstack/react-query"
import { type FormEvent, useState, useTransition } from "react"
import { newKey } from "@/components/new-key"
import { stateOf } from "@/components/states"
import { Button } from "@/components/ui/button"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { useAction } from "@/components/use-action"
import type { BulkChange, BulkPreview, BulkProgress } from "@/lib/leads/bulk-schema"
import type { Colleague } from "@/lib/leads/schema"
import { BULK_STATUSES } from "@/lib/leads/words"
import { t } from "@/lib/say"
import { bulk, previewBulk } from "./actions"
import { BulkPreviewWords } from "./bulk-preview-words"

export type BulkKind = BulkChange["kind"]
type Target = { ids: string[] } | { filters: Record<string, string> }
const NOBODY = "nobody"

type Props = {
  kind: BulkKind
  target: Target
  colleagues: readonly Colleague[]
  onClose: () => void
  onDone: (bulk: BulkProgress) => void
}

/** Says what would happen to how many before it is done. */
export function BulkDialog({ kind, target, colleagues, onClose, onDone }: Props) {
  const queries = useQueryClient()
  const [key] = useState(newKey)
  const [choice, setChoice] = useState("")
  const [preview, setPreview] = useState<BulkPreview | null>(null)
  const [looking, look] = useTransition()
  const { pending, failure, send } = useAction(bulk, {
    onDone: (progress) => {
      void queries.invalidateQueries({ predicate: (query) => query.meta?.live?.includes("lead") ?? false })
      onDone(progress)
    },
  })
  const choose = (value: string) => {
    setChoice(value)
    setPreview(null)
    if (value)
      look(async () => {
        const state = await previewBulk({ ...target, change: changeOf(kind, value) }).catch(() => null)
        if (state?.ok) setPreview(state.value)
      })
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "")
    send({ ...target, key, change: changeOf(kind, choice), reason: reason || undefined })
  }
  const errors = failure?.fields ?? {}
  const options =
    kind === "assign"
      ? [
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
          { value: NOBODY, label: t("Nobody: give back to everybody") },
        ]
      : BULK_STATUSES.map((value) => ({ value, label: t(stateOf("lead", value).word) }))
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={kind === "assign" ? t("Assign the chosen leads") : t("Set the status of the chosen leads")}
        description={
          kind === "assign"
            ? t("The leads and their clocks go to this colleague. Each lead keeps who gave it.")
            : t("The leads’ clocks stop. Each lead keeps who set it, and why.")
        }
      >
        <form method="dialog" onSubmit={submit} className="grid gap-4">
          <FormErrors message={failure?.sentence} />
          <Field
            name="choice"
            label={kind === "assign" ? t("Colleague") : t("Status")}
            error={errors.memberId ?? errors["change.to"]}
            required
          >
            {(wiring) => (
              <Select
                {...wiring}
                value={choice}
                onChange={(event) => choose(event.currentTarget.value)}
                placeholder={t("Choose")}
                options={options}
              />
            )}
          </Field>
          <BulkPreviewWords preview={preview} looking={looking} kind={kind} />
          {kind === "status" && (
            <Field name="reason" label={t("Reason")} error={errors.reason} required>
              {(wiring) => <Textarea {...wiring} maxLength={500} />}
            </Field>
          )}
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button variant="ghost">{t("Cancel")}</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              pending={pending}
              disabledReason={hindranceOf(choice, preview)}
            >
              {kind === "assign" ? t("Assign") : t("Set status")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}

const changeOf = (kind: BulkKind, choice: string): BulkChange =>
  kind === "assign"
    ? { kind, memberId: choice === NOBODY ? null : choice }
    : { kind, to: BULK_STATUSES.find((one) => one === choice) ?? BULK_STATUSES[0] }

function hindranceOf(choice: string, preview: BulkPreview | null): string | undefined {
  if (!choice) return t("Choose first")
  if (!preview) return t("Looking what would happen")
  if (preview.isTooMany) return t("More than 50,000: narrow the list first")
  return preview.willChange === 0 ? t("Nothing would change") : undefined
}
