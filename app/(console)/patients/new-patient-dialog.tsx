"use client"

import Link from "next/link"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { newKey } from "@/components/new-key"
import { PatientText } from "@/components/patient-text"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { useAction } from "@/components/use-action"
import type { CreatedPatient, KnownPatient } from "@/lib/patients/schema"
import { t } from "@/lib/say"
import { create } from "./actions"
import { languageOptions } from "./language-options"

type Alike = Pick<CreatedPatient, "known" | "elsewhere">
const BECAUSE: Record<KnownPatient["because"], string> = {
  number: "has this number",
  email: "has this e-mail address",
  name: "is called the same",
}
const NOBODY: Alike = { known: [], elsewhere: [] }

/** Looks first whether the person is here already; only then, or when told so, makes a record. */
export function NewPatientDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const [key] = useState(newKey)
  const [{ known, elsewhere }, setAlike] = useState(NOBODY)
  const isAsked = known.length + elsewhere.length > 0
  const { pending, failure, onSubmit } = useAction(create, {
    onDone: (made) => {
      if (made.id) router.push(`/patients/${made.id}`)
      else setAlike(made)
    },
  })
  const errors = failure?.fields ?? {}
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={t("New patient")}
        description={t("For somebody who called or came by. Whoever writes is here by themselves.")}
      >
        <form method="dialog" onSubmit={onSubmit} onChange={() => setAlike(NOBODY)} className="grid gap-4">
          <FormErrors message={failure && !failure.fields ? failure.sentence : undefined} />
          <input type="hidden" name="key" value={key} />
          {isAsked && <input type="hidden" name="anyway" value="on" />}
          <Field name="name" label={t("Name")} error={errors.name} required>
            {(wiring) => <Input {...wiring} maxLength={120} autoComplete="off" />}
          </Field>
          <Field name="phone" label={t("Phone")} error={errors.phone}>
            {(wiring) => <Input {...wiring} type="tel" maxLength={40} autoComplete="off" />}
          </Field>
          <Field name="email" label={t("E-mail")} error={errors.email}>
            {(wiring) => <Input {...wiring} maxLength={200} autoComplete="off" />}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="language" label={t("Language")} error={errors.language}>
              {(wiring) => <Select {...wiring} placeholder={t("Not known")} options={languageOptions()} />}
            </Field>
            <Field name="birthDate" label={t("Date of birth")} error={errors.birthDate}>
              {(wiring) => <Input {...wiring} type="date" />}
            </Field>
          </div>
          {isAsked && (
            <Callout tone="amber" role="status" title={t("Already known?")}>
              <ul className="mt-1 grid gap-1">
                {known.map((one) => (
                  <li key={one.id}>
                    <Link href={`/patients/${one.id}`} className="font-medium underline underline-offset-2">
                      <PatientText>{one.name}</PatientText>
                    </Link>{" "}
                    {t(BECAUSE[one.because])}
                  </li>
                ))}
                {elsewhere.map((one) => (
                  <li key={one}>
                    {t("Somebody outside your own patients")} {t(BECAUSE[one])}
                  </li>
                ))}
              </ul>
            </Callout>
          )}
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button variant="ghost">{t("Cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" pending={pending}>
              {isAsked ? t("Make a new record anyway") : t("Add patient")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}
