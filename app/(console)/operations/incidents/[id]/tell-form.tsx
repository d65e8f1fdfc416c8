"use client"

import { useEffect, useRef, useState } from "react"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { useAction } from "@/components/use-action"
import { nextStatuses } from "@/lib/incidents/rules"
import type { IncidentDetail } from "@/lib/incidents/schema"
import { LONGEST_UPDATE, STATUS_WORDS } from "@/lib/incidents/words"
import { t } from "@/lib/say"
import { tell } from "../actions"

export function TellForm({ incident }: { incident: IncidentDetail }) {
  const form = useRef<HTMLFormElement>(null)
  const [key, setKey] = useState("")
  useEffect(() => setKey(newKey()), [])
  const { pending, failure, onSubmit } = useAction(tell, {
    done: t("Told."),
    onDone: () => {
      form.current?.reset()
      setKey(newKey())
    },
  })
  const errors = failure?.fields ?? {}
  const statuses = nextStatuses(incident.status)
  const isBack = (status: string) => status === "assessed" && incident.status !== "detected"
  return (
    <form ref={form} method="dialog" onSubmit={onSubmit} className="grid gap-3">
      <FormErrors message={failure && !failure.fields ? failure.sentence : undefined} />
      <input type="hidden" name="id" value={incident.id} />
      <input type="hidden" name="key" value={key} />
      <Field
        name="words"
        label={t("What was found or done")}
        hint={t("It goes out through the channels: no patient's name.")}
        error={errors.words}
        required
      >
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={3}
            maxLength={LONGEST_UPDATE}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) form.current?.requestSubmit()
            }}
          />
        )}
      </Field>
      {incident.status === "detected" && (
        <Field
          name="scope"
          label={t("Whom it hits")}
          hint={t("One clinic, several, or all; what of it.")}
          error={errors.scope}
        >
          {(wiring) => <Input {...wiring} defaultValue={incident.scope} maxLength={200} />}
        </Field>
      )}
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        {statuses.length > 0 && (
          <Field
            name="status"
            label={t("From now on it is")}
            error={errors.status}
            required
            className="grow basis-48"
          >
            {({ required: _, ...wiring }) => (
              <Select
                {...wiring}
                defaultValue={incident.status}
                options={[
                  {
                    value: incident.status,
                    label: t("{status}, as before", { status: t(STATUS_WORDS[incident.status]) }),
                  },
                  ...statuses.map((status) => ({
                    value: status,
                    label: isBack(status) ? t("It came back: assessed") : t(STATUS_WORDS[status]),
                  })),
                ]}
              />
            )}
          </Field>
        )}
        <Button type="submit" variant="primary" pending={pending}>
          {t("Tell")}
        </Button>
      </div>
      {incident.isPublic && <Checkbox name="isPublic" label={t("Show these words on the status page")} />}
    </form>
  )
}
