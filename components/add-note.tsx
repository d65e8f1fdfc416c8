"use client"

import { type ReactNode, useEffect, useId, useRef, useState } from "react"
import { t } from "@/lib/say"
import { newKey } from "./new-key"
import { Button } from "./ui/button"
import { Field } from "./ui/field"
import { Textarea } from "./ui/textarea"
import { type Sendable, useAction } from "./use-action"

type Props<In, Out> = {
  /** Takes the subject's `id`, the note's `body` and a `key` that makes sending twice one note. */
  action: Sendable<In, Out>
  id: string
  label: string
  placeholder: string
  submit?: string
  isPrimary?: boolean
  done?: string
  maxLength?: number
  rows?: number
  /** Why it cannot be sent now; what was typed stays. */
  disabledReason?: string
  /** What stands beside the button. */
  aside?: ReactNode
  className?: string
}

/** One line until it is written in. What was typed stays when saving failed. */
export function AddNote<In, Out>(props: Props<In, Out>) {
  const {
    action,
    id,
    label,
    placeholder,
    submit = t("Add note"),
    done = t("Note kept."),
    maxLength = 4_000,
  } = props

  // A page may hold two of these.
  const fieldId = useId()
  const form = useRef<HTMLFormElement>(null)
  const [key, setKey] = useState("")
  // Made here alone, and not when the box is entered: somebody may stand in it before the page moves.
  useEffect(() => setKey(newKey()), [])
  const { pending, failure, onSubmit } = useAction(action, {
    done,
    onDone: () => {
      form.current?.reset()
      setKey(newKey())
    },
  })
  return (
    <form ref={form} method="dialog" onSubmit={onSubmit} className={props.className ?? "mb-5 grid gap-2"}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="key" value={key} />
      <Field
        id={fieldId}
        name="body"
        label={label}
        error={failure?.fields?.body ?? failure?.sentence}
        required
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={props.rows ?? 1}
            className="min-h-9"
            maxLength={maxLength}
            placeholder={placeholder}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) form.current?.requestSubmit()
            }}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {props.aside}
        <Button
          type="submit"
          size="sm"
          variant={props.isPrimary ? "primary" : "secondary"}
          pending={pending}
          disabledReason={props.disabledReason}
        >
          {submit}
        </Button>
      </div>
    </form>
  )
}
