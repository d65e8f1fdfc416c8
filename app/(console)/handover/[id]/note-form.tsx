"use client"

import { useRef } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { useAction } from "@/components/use-action"
import type { HandoverRole } from "@/lib/handover/words"
import { t } from "@/lib/say"
import { edit, refresh, sign } from "../actions"

const Pencil = icon("pencil")
const RotateCw = icon("rotate-cw")

type Props = { id: string; role: HandoverRole; note: string; isCorrection: boolean }

export function NoteForm({ id, role, note, isCorrection }: Props) {
  const words = useRef<HTMLTextAreaElement>(null)
  const keep = useAction(edit, { done: t("Kept as a draft.") })
  const signing = useAction(sign, { done: t("Signed. A colleague can receive it now.") })
  const renew = useAction(refresh, { loud: true, done: t("Brought up to date.") })
  const failure = keep.failure ?? signing.failure
  return (
    <Card title={t("In your words")} id="words">
      <form method="dialog" onSubmit={keep.onSubmit} className="grid gap-3">
        <input type="hidden" name="id" value={id} />
        <Field
          name="note"
          label={t("What the next shift must know")}
          hint={t(
            "Open items and what you did are listed below by themselves. Signing is final: after it, a correction is a new note.",
          )}
          error={failure?.fields?.note ?? failure?.sentence}
        >
          {(wiring) => <Textarea {...wiring} ref={words} rows={6} maxLength={4000} defaultValue={note} />}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          {!isCorrection && (
            <Button
              icon={<RotateCw aria-hidden="true" />}
              pending={renew.pending}
              onClick={() => renew.send({ role })}
              type="button"
            >
              {t("Update the list")}
            </Button>
          )}
          <Button type="submit" pending={keep.pending}>
            {t("Keep as draft")}
          </Button>
          <Button
            type="button"
            variant="primary"
            icon={<Pencil aria-hidden="true" />}
            pending={signing.pending}
            onClick={() => signing.send({ id, note: words.current?.value ?? note })}
          >
            {t("Sign")}
          </Button>
        </div>
      </form>
    </Card>
  )
}
