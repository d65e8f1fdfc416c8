"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Checkbox } from "@/components/ui/checkbox"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import type { Preferences } from "@/lib/notifications/schema"
import { t } from "@/lib/say"
import { change } from "./actions"

export function QuietCard({ quiet, timeZone }: { quiet: Preferences["quiet"]; timeZone: string }) {
  const [given, setGiven] = useState(quiet)
  const { send, failure, pending } = useAction(change, { done: t("Quiet hours saved.") })
  const fields = failure?.fields ?? {}
  return (
    <Card
      id="quiet-hours"
      title={t("Quiet hours")}
      hint={timeZone}
      footer={t(
        "What comes meanwhile is held and told as one when they end. Urgent cases always come through.",
      )}
    >
      <form
        method="dialog"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send({ quiet: given })
        }}
      >
        <FormErrors message={failure && Object.keys(fields).length === 0 ? failure.sentence : undefined} />
        <Checkbox
          label={t("Leave me in peace between these hours")}
          checked={given.on}
          onChange={(event) => setGiven({ ...given, on: event.currentTarget.checked })}
        />
        <div className="flex flex-wrap items-end gap-3">
          <Field name="from" label={t("From")} error={fields["quiet.from"]}>
            {(wiring) => (
              <Input
                {...wiring}
                type="time"
                value={given.from}
                disabled={!given.on}
                onChange={(event) => setGiven({ ...given, from: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field name="to" label={t("Until")} error={fields["quiet.to"]}>
            {(wiring) => (
              <Input
                {...wiring}
                type="time"
                value={given.to}
                disabled={!given.on}
                onChange={(event) => setGiven({ ...given, to: event.currentTarget.value })}
              />
            )}
          </Field>
          <Button type="submit" variant="primary" pending={pending}>
            {t("Save")}
          </Button>
        </div>
      </form>
    </Card>
  )
}
