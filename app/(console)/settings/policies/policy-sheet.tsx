"use client"

import type { FormEvent } from "react"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Sheet, SheetContent } from "@/components/ui/sheet"
import { useAction } from "@/components/use-action"
import type { PolicyRow } from "@/lib/consents/schema"
import { PURPOSES, purposesOf } from "@/lib/consents/words"
import { t } from "@/lib/say"
import { save } from "./actions"
import { TextsFields, textsIn } from "./texts-fields"

type Props = { from: PolicyRow | null; clinic: string; onClose: () => void }

/** The draft, begun from what was in force before. */
export function PolicySheet({ from, clinic, onClose }: Props) {
  const { pending, failure, send } = useAction(save, { done: t("The draft is kept."), onDone: onClose })
  const errors = failure?.fields ?? {}
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? "")
    send({
      title: text("title"),
      jurisdiction: text("jurisdiction"),
      controllerName: text("controllerName"),
      controllerAddress: text("controllerAddress"),
      controllerContact: text("controllerContact"),
      officer: text("officer"),
      privacyUrl: text("privacyUrl"),
      standing: text("standing") === "ask_again" ? "ask_again" : "valid",
      purposes: purposesOf(form.getAll("purposes").map(String)),
      texts: textsIn(form),
    })
  }
  const field = (name: string, label: string, value: string | undefined, isOptional = false) => (
    <Field name={name} label={label} error={errors[name] && t(errors[name])} required={!isOptional}>
      {(wiring) => <Input {...wiring} defaultValue={value} maxLength={400} autoComplete="off" />}
    </Field>
  )
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent
        title={from?.status === "draft" ? t("Change the draft") : t("New version")}
        description={t("It counts once it is published.")}
        className="w-[min(100vw,40rem)]"
        footer={
          <Button type="submit" form="policy" variant="primary" pending={pending}>
            {t("Keep the draft")}
          </Button>
        }
      >
        <form method="dialog" id="policy" onSubmit={submit} className="grid gap-3" noValidate>
          <FormErrors message={failure?.sentence} />
          {field("title", t("Title"), from?.title)}
          {field("controllerName", t("Responsible"), from?.controller.name ?? clinic)}
          {field("controllerAddress", t("Address"), from?.controller.address)}
          {field("controllerContact", t("Contact"), from?.controller.contact)}
          {field("officer", t("Data protection officer"), from?.controller.officer, true)}
          {field("jurisdiction", t("Jurisdiction"), from?.jurisdiction)}
          {field("privacyUrl", t("Privacy notice"), from?.privacyUrl)}
          <Field name="standing" label={t("Earlier agreements")} required>
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={from?.standing ?? "valid"}
                options={[
                  { value: "valid", label: t("What was agreed to before still holds.") },
                  { value: "ask_again", label: t("What was agreed to before has to be asked for again.") },
                ]}
              />
            )}
          </Field>
          <fieldset className="grid gap-1.5">
            <legend className="mb-1 text-sm font-medium">{t("Purposes")}</legend>
            {purposesOf(Object.keys(PURPOSES)).map((purpose) => (
              <Checkbox
                key={purpose}
                name="purposes"
                value={purpose}
                label={t(PURPOSES[purpose])}
                defaultChecked={from?.purposes.includes(purpose) ?? true}
              />
            ))}
            {errors.purposes && <p className="text-xs text-red">{t("Choose at least one.")}</p>}
          </fieldset>
          <TextsFields texts={from?.texts ?? {}} />
        </form>
      </SheetContent>
    </Sheet>
  )
}
