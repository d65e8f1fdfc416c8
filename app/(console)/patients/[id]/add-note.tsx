"use client"

import { useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Textarea } from "@/components/ui/textarea"
import { useAction } from "@/components/use-action"
import { newKey } from "../../leads/[id]/new-key"
import { addNote } from "../actions"

/** One line until it is written in. What was typed stays when saving failed. */
export function AddPatientNote({ patientId }: { patientId: string }) {
  const form = useRef<HTMLFormElement>(null)
  const [key, setKey] = useState("")
  const { pending, failure, onSubmit } = useAction(addNote, {
    done: "Note kept.",
    onDone: () => {
      form.current?.reset()
      setKey("")
    },
  })
  return (
    <form
      ref={form}
      onSubmit={onSubmit}
      onFocus={() => setKey((held) => held || newKey())}
      className="mb-5 grid gap-2"
    >
      <input type="hidden" name="id" value={patientId} />
      <input type="hidden" name="key" value={key} />
      <Field
        name="body"
        label="Note about the person"
        error={failure?.fields?.body ?? failure?.sentence}
        required
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={1}
            className="min-h-9"
            maxLength={4_000}
            placeholder="What stays true whatever they ask for. Patients never see it."
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) form.current?.requestSubmit()
            }}
          />
        )}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" size="sm" pending={pending}>
          Add note
        </Button>
      </div>
    </form>
  )
}
