"use client"

import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import type { CampaignPreview } from "@/lib/campaigns/schema"
import { TOO_LATE_DAYS } from "@/lib/campaigns/words"
import { t, tn } from "@/lib/say"

type Props = {
  preview: CampaignPreview
  errors: Record<string, string>
  failure?: string
  pending: boolean
  start: (given: { title: string; reason: string; tooLateDays: number }) => void
}

/** The last step: its name, why, and who else has to agree. */
export function StartFields({ preview, errors, failure, pending, start }: Props) {
  const { needsSecond, willGet, alone } = preview
  return (
    <Card title={needsSecond ? t("Ask a second person") : t("Send it")}>
      <form
        method="dialog"
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          start({
            title: String(form.get("title") ?? ""),
            reason: String(form.get("reason") ?? ""),
            tooLateDays: Number(form.get("tooLateDays") ?? 3),
          })
        }}
      >
        <FormErrors message={failure} />
        {needsSecond && (
          <Callout tone="amber" title={t("A second person has to agree")}>
            {tn(
              alone,
              "A coordinator writes to {n} person alone; an admin always asks. Nothing leaves until then.",
              "A coordinator writes to up to {n} people alone; an admin always asks. Nothing leaves until then.",
            )}
          </Callout>
        )}
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
          <Field name="title" label={t("Name of the campaign")} required error={errors.title}>
            {(wiring) => <Input {...wiring} maxLength={80} autoComplete="off" />}
          </Field>
          <Field name="tooLateDays" label={t("Not after")} required error={errors.tooLateDays}>
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue="3"
                options={TOO_LATE_DAYS.map((days) => ({
                  value: String(days),
                  label: tn(days, "{n} day", "{n} days"),
                }))}
              />
            )}
          </Field>
        </div>
        <Field name="reason" label={t("Why write to them?")} required error={errors.reason}>
          {(wiring) => <Textarea {...wiring} rows={2} maxLength={500} />}
        </Field>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" pending={pending}>
            {needsSecond
              ? t("Ask for agreement")
              : tn(willGet, "Send to {n} person now", "Send to {n} people now")}
          </Button>
        </div>
      </form>
    </Card>
  )
}
