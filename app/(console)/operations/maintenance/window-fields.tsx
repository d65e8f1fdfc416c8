"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Textarea } from "@/components/ui/textarea"
import { t } from "@/lib/say"

type Props = { errors: Record<string, string>; first: { starts: string; ends: string; words?: string } }

export function WindowFields({ errors, first }: Props) {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field name="starts" label={t("From, in UTC")} error={errors.starts} required>
          {(wiring) => <Input {...wiring} type="datetime-local" defaultValue={first.starts} />}
        </Field>
        <Field name="ends" label={t("To, in UTC")} error={errors.ends} required>
          {(wiring) => <Input {...wiring} type="datetime-local" defaultValue={first.ends} />}
        </Field>
      </div>
      <Field
        name="words"
        label={t("What everybody should know")}
        hint={t("Stands above each page and on the status page.")}
        error={errors.words}
      >
        {(wiring) => <Textarea {...wiring} rows={2} maxLength={1000} defaultValue={first.words} />}
      </Field>
    </>
  )
}
