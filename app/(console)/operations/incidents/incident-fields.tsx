"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { LONGEST_UPDATE, SEVERITIES, SEVERITY_HINTS, type Severity } from "@/lib/incidents/words"
import { t } from "@/lib/say"

type Props = {
  errors: Record<string, string>
  first: { title: string; severity: Severity; scope: string; isPublic: boolean; began?: string }
  /** Asks what was seen so far. */
  words?: boolean
}

export function IncidentFields({ errors, first, words }: Props) {
  return (
    <>
      <Field
        name="title"
        label={t("What is wrong")}
        hint={t("In a few words, without a patient's name: it goes out through the channels.")}
        error={errors.title}
        required
      >
        {(wiring) => (
          <Input
            {...wiring}
            defaultValue={first.title}
            maxLength={140}
            placeholder={t("Messages are not sent")}
          />
        )}
      </Field>
      <Field name="severity" label={t("How grave it is")} error={errors.severity} required>
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={first.severity}
            options={SEVERITIES.map((one) => ({ value: one, label: t(SEVERITY_HINTS[one]) }))}
          />
        )}
      </Field>
      <Field
        name="scope"
        label={t("Whom it hits")}
        hint={t("One clinic, several, or all; what of it.")}
        error={errors.scope}
      >
        {(wiring) => <Input {...wiring} defaultValue={first.scope} maxLength={200} />}
      </Field>
      {first.began !== undefined && (
        <Field
          name="began"
          label={t("Began, in UTC")}
          hint={t("Often before anybody saw it.")}
          error={errors.began}
          required
        >
          {(wiring) => <Input {...wiring} type="datetime-local" defaultValue={first.began} />}
        </Field>
      )}
      {words && (
        <Field name="words" label={t("What was seen so far")} error={errors.words}>
          {(wiring) => <Textarea {...wiring} rows={3} maxLength={LONGEST_UPDATE} />}
        </Field>
      )}
      <Checkbox
        name="isPublic"
        defaultChecked={first.isPublic}
        label={t("Show it on the public status page, with the updates that are marked public")}
      />
    </>
  )
}
