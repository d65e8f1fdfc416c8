"use client"

import { useState } from "react"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import type { QuickReplyRow, QuickReplyTexts } from "@/lib/conversations/schema"
import { t } from "@/lib/say"
import { change, create } from "./actions"
import { TextFields } from "./text-fields"

type Props = { row?: QuickReplyRow; mayShare?: boolean; clinic: string; me: string; close: () => void }

/** A quick reply in as many languages as it is needed in, with what the person would read. */
export function ReplyDialog({ row, mayShare = false, clinic, me, close }: Props) {
  const [key] = useState(newKey)
  const [texts, setTexts] = useState<QuickReplyTexts>(row?.texts ?? {})
  const [isShared, setShared] = useState(mayShare)
  const making = useAction(create, { done: t("Made. Call it with its shortcut."), onDone: close })
  const changing = useAction(change, { done: t("Changed."), onDone: close })
  const { failure, pending } = row ? changing : making
  const errors = failure?.fields ?? {}
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        size="lg"
        title={row ? t("Change {name}", { name: row.name }) : t("New quick reply")}
        description={t("Where it is used, the wording in the person’s language is taken, else the clinic’s.")}
      >
        <form
          method="dialog"
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            if (pending) return
            const form = new FormData(event.currentTarget)
            const said = { name: String(form.get("name")), shortcut: String(form.get("shortcut")), texts }
            if (row) changing.send({ id: row.id, ...said })
            else making.send({ key, isShared, ...said })
          }}
        >
          <FormErrors message={failure?.sentence} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="name" label={t("Name")} error={errors.name} required>
              {(wiring) => <Input {...wiring} maxLength={60} defaultValue={row?.name} />}
            </Field>
            <Field name="shortcut" label={t("Shortcut")} error={errors.shortcut} required>
              {(wiring) => <Input {...wiring} lead="/" maxLength={32} defaultValue={row?.shortcut} />}
            </Field>
          </div>
          <TextFields texts={texts} onChange={setTexts} error={errors.texts} known={{ clinic, me }} />
          {!row && mayShare && (
            <Checkbox
              label={t("For everybody in the clinic")}
              checked={isShared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button variant="ghost">{t("Cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" pending={pending}>
              {row ? t("Change") : t("Make it")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}
