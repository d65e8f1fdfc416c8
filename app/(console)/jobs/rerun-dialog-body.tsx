"use client"

import { type FormEvent, useEffect, useRef, useState } from "react"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { Loading, Skeleton } from "@/components/ui/skeleton"
import { Textarea } from "@/components/ui/textarea"
import { UNREACHED, useAction } from "@/components/use-action"
import type { PreviewRerunGiven, RequestedRerun, RerunPreview } from "@/lib/reruns/schema"
import type { FromPoint } from "@/lib/reruns/words"
import { locale, t } from "@/lib/say"
import { preview, request } from "./rerun-actions"
import { RerunBegin } from "./rerun-begin"
import type { RerunChosen } from "./rerun-dialog"
import { EditFields, SendAgain } from "./rerun-fields"
import { RerunFigures } from "./rerun-figures"
import { SecondPerson, Unexpected } from "./rerun-warnings"

type Props = {
  chosen: RerunChosen
  title: string
  from?: FromPoint
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: (value: RequestedRerun) => void
}

export function RerunDialogBody({ open, onOpenChange, title, ...rest }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        size="lg"
        title={title}
        description={t("New runs from the same events. The old runs stay as they are.")}
      >
        <RerunForm {...rest} />
      </DialogContent>
    </Dialog>
  )
}

type Begin = { from: FromPoint; step?: string }

/** Lives as long as the dialog is open: its key makes two presses one rerun. */
function RerunForm({ chosen, from = "start", onDone }: Omit<Props, "open" | "onOpenChange" | "title">) {
  const [key] = useState(newKey)
  const [begin, setBegin] = useState<Begin>({ from })
  const [only, setOnly] = useState<"failed">()
  const { seen, refusal } = usePreview(chosen, begin, only)
  const [again, setAgain] = useState(false)
  const { pending, failure, send } = useAction(request, { onDone })
  const errors = failure?.fields ?? {}

  // Of what failed no more is done again than has to be.
  const choose = (wanted: "failed" | undefined) => {
    setOnly(wanted)
    setBegin({ from: wanted ? "failed_step" : from })
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending || !seen || seen.refusal) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? "")
    const edited = Object.fromEntries(seen.editable.map(({ name }) => [name, text(`edited.${name}`)]))
    send({
      ...chosen,
      ...begin,
      only,
      asOf: seen.asOf,
      key,
      reason: text("reason"),
      ...(again && { repeat: text("repeat") }),
      ...(seen.editable.length > 0 && { edited }),
    })
  }

  if (refusal) return <Callout tone="red" role="alert" title={t(refusal)} />
  if (!seen)
    return (
      <Loading label={t("Looking what would be done again")}>
        <Skeleton className="h-40 w-full" />
      </Loading>
    )
  const isStopped = seen.refusal !== null
  return (
    <form method="dialog" onSubmit={submit} className="grid gap-4">
      <FormErrors message={failure?.sentence} />
      {seen.refusal && <Callout tone="amber" role="alert" title={seen.refusal} />}
      <Unexpected seen={seen} only={only} onOnly={choose} />
      <RerunFigures seen={seen} again={again} />
      <RerunBegin seen={seen} begin={begin} onChange={setBegin} />
      {!isStopped && (
        <>
          <EditFields fields={seen.editable} errors={errors} />
          <SendAgain effects={seen.effects} again={again} onAgain={setAgain} error={errors.repeat} />
          <SecondPerson seen={seen} />
          <Field
            name="reason"
            label={t("Why rerun it?")}
            hint={t("Kept in the audit log.")}
            error={errors.reason}
            required
          >
            {(wiring) => <Textarea {...wiring} rows={2} maxLength={500} />}
          </Field>
        </>
      )}
      <div className="flex justify-end gap-2">
        <DialogClose asChild>
          <Button variant="ghost">{isStopped ? t("Close") : t("Cancel")}</Button>
        </DialogClose>
        {!isStopped && (
          <Button type="submit" variant={again ? "danger" : "primary"} pending={pending}>
            {confirmText(seen)}
          </Button>
        )}
      </div>
    </form>
  )
}

function confirmText({ needsSecond, count }: RerunPreview): string {
  if (needsSecond) return t("Ask for agreement to {n}", { n: count.toLocaleString(locale()) })
  return count === 1 ? t("Rerun") : t("Rerun {n}", { n: count.toLocaleString(locale()) })
}

/** What is known stays on screen while another beginning is asked for; the cut-off stays the first one's. */
function usePreview(chosen: RerunChosen, begin: Begin, only: "failed" | undefined) {
  const [seen, setSeen] = useState<RerunPreview | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const asOf = useRef<string | undefined>(undefined)
  const question = JSON.stringify({ ...chosen, ...begin, only })
  useEffect(() => {
    let isCurrent = true
    const asked = { ...(JSON.parse(question) as PreviewRerunGiven), asOf: asOf.current }
    void preview(asked)
      .catch(() => UNREACHED)
      .then((state) => {
        if (!isCurrent) return
        if (!state.ok) return setRefusal(state.sentence)
        asOf.current = state.value.asOf
        setSeen(state.value)
      })
    return () => {
      isCurrent = false
    }
  }, [question])
  return { seen, refusal }
}
