"use client"

import { useRouter } from "next/navigation"
import { PatientText } from "@/components/patient-text"
import { Button } from "@/components/ui/button"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import {
  KIND_SENTENCES,
  REQUEST_CHANNELS,
  REQUEST_KIND_LIST,
  REQUEST_KINDS,
} from "@/lib/subject-requests/words"
import { PersonPicker } from "../../../patients/[id]/person-picker"
import { open } from "../actions"

type Props = { formKey: string; patient: { id: string; name: string } | null }

export function NewRequest({ formKey, patient }: Props) {
  const router = useRouter()
  const { pending, failure, onSubmit } = useAction(open, {
    onDone: ({ id, isNew }) => router.push(`/consents/requests/${id}${isNew ? "" : "?open=1"}`),
  })
  const errors = failure?.fields ?? {}
  return (
    <form method="dialog" onSubmit={onSubmit} className="grid gap-4">
      <FormErrors message={failure?.sentence} fields={failure?.fields} />
      <input type="hidden" name="key" value={formKey} />
      {patient ? (
        <p className="text-base">
          <input type="hidden" name="patientId" value={patient.id} />
          {t("Who asks")}:{" "}
          <strong className="font-medium">
            <PatientText>{patient.name}</PatientText>
          </strong>
        </p>
      ) : (
        <PersonPicker name="patientId" label={t("Who asks")} not="" error={errors.patientId} />
      )}
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">{t("What they ask for")}</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {REQUEST_KIND_LIST.map((kind) => (
            <label
              key={kind}
              className="flex cursor-pointer gap-2.5 rounded-md border border-line p-3 hover:bg-hover has-checked:border-accent-line has-checked:bg-accent-soft"
            >
              <input type="radio" name="kind" value={kind} required className="mt-0.5 accent-(--accent)" />
              <span>
                <span className="block text-sm font-medium">{t(REQUEST_KINDS[kind])}</span>
                <span className="block text-xs text-ink-2">{t(KIND_SENTENCES[kind])}</span>
              </span>
            </label>
          ))}
        </div>
        {errors.kind && <p className="text-xs text-red">{errors.kind}</p>}
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field name="channel" label={t("How they asked")} required error={errors.channel}>
          {(wiring) => (
            <Select
              {...wiring}
              placeholder={t("Choose")}
              options={Object.entries(REQUEST_CHANNELS).map(([value, label]) => ({ value, label: t(label) }))}
            />
          )}
        </Field>
        <Field
          name="receivedOn"
          label={t("The day they asked")}
          hint={t("Empty: today")}
          error={errors.receivedOn}
        >
          {(wiring) => <Input {...wiring} type="date" />}
        </Field>
      </div>
      <Field
        name="words"
        label={t("In their own words")}
        hint={t("What they said or wrote. It is kept with their data, and goes when they are erased.")}
        error={errors.words}
      >
        {(wiring) => <Textarea {...wiring} rows={4} maxLength={4000} />}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" pending={pending}>
          {t("Take down")}
        </Button>
      </div>
    </form>
  )
}
