"use client"

import type { FormEvent } from "react"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Field, FormErrors } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { Textarea } from "@/components/ui/textarea"
import { useAction } from "@/components/use-action"
import { DUTIES, DUTY_NAMES } from "@/lib/rota/words"
import { t } from "@/lib/say"
import type { Escalation } from "@/lib/urgent/schema"
import { DISTRESS_LANGUAGES, LONGEST_DISTRESS } from "@/lib/urgent/words"
import { saveEscalation } from "./actions"
import { KINDS } from "./kinds"

const STANDS_IN = { supervisor: "All coordinators", manager: "All admins", doctor: "All doctors" } as const
const LANGUAGE_NAMES = { en: "English", ro: "Română", de: "Deutsch", hi: "हिन्दी" } as const

export function EscalationForm({ first }: { first: Escalation }) {
  const { send, pending, failure } = useAction(saveEscalation, { done: t("Saved. It holds for new cases.") })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    send(read(new FormData(event.currentTarget)))
  }
  const errors = failure?.fields ?? {}
  return (
    <form method="dialog" onSubmit={onSubmit} className="grid gap-5">
      <FormErrors message={failure?.sentence} />
      <fieldset className="grid gap-2">
        <legend className="sr-only">{t("Minutes until each is told")}</legend>
        <div aria-hidden="true" className="grid grid-cols-4 gap-2 text-xs text-ink-3">
          <span />
          {DUTIES.map((duty) => (
            <span key={duty}>{t(DUTY_NAMES[duty])}</span>
          ))}
        </div>
        {KINDS.map(([kind, name]) => (
          <div key={kind} className="grid grid-cols-4 items-center gap-2">
            <span className="text-sm font-medium text-ink">{t(name)}</span>
            {DUTIES.map((duty, n) => (
              <Input
                key={duty}
                name={`${kind}.${n}`}
                type="number"
                min={1}
                max={1440}
                required
                aria-label={t("{what}: {who}, min", { what: t(name), who: t(DUTY_NAMES[duty]) })}
                aria-invalid={errors[`minutes.${kind}`] ? true : undefined}
                defaultValue={first.minutes[kind][n]}
              />
            ))}
            {errors[`minutes.${kind}`] && (
              <p className="col-span-4 text-xs text-red">{errors[`minutes.${kind}`]}</p>
            )}
          </div>
        ))}
      </fieldset>
      <fieldset className="grid gap-3 sm:grid-cols-3">
        <legend className="mb-1 text-sm font-medium text-ink">{t("When nobody is on the rota")}</legend>
        {DUTIES.map((duty) => (
          <Field key={duty} name={`standIn.${duty}`} label={t(DUTY_NAMES[duty])}>
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={first.standIn[duty]}
                options={[
                  { value: "role", label: t(STANDS_IN[duty]) },
                  { value: "nobody", label: t("Nobody: the next at once") },
                ]}
              />
            )}
          </Field>
        ))}
      </fieldset>
      <fieldset className="grid gap-3">
        <legend className="mb-1 text-sm font-medium text-ink">{t("Text to the patient")}</legend>
        <Checkbox
          name="on"
          defaultChecked={first.distress.on}
          label={t(
            "Tell who writes of an emergency, when nobody is there, once: by when somebody looks, and whom to call",
          )}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Field
            name="number"
            label={t("Emergency number")}
            hint={t("Empty: 112")}
            error={errors["distress.number"]}
          >
            {(wiring) => (
              <Input {...wiring} inputMode="tel" maxLength={20} defaultValue={first.distress.number} />
            )}
          </Field>
          <Field
            name="template"
            label={t("WhatsApp template")}
            hint={t(
              "For when more than 24 hours have passed. Kept for later: until Rounds can send templates, the case says that no text went.",
            )}
            error={errors["distress.template"]}
          >
            {(wiring) => <Input {...wiring} maxLength={512} defaultValue={first.distress.template} />}
          </Field>
        </div>
        <details>
          <summary className="cursor-pointer text-sm font-medium text-ink">
            {t("Own words, by language")}
          </summary>
          <p className="my-2 text-xs text-ink-3">
            {t("Empty: ours. {clinic}, {when} and {number} are put in; never name an illness.")}
          </p>
          <div className="grid gap-3 sm:grid-cols-2">
            {DISTRESS_LANGUAGES.map((language) => (
              <Field key={language} name={`text.${language}`} label={LANGUAGE_NAMES[language]}>
                {(wiring) => (
                  <Textarea
                    {...wiring}
                    rows={3}
                    maxLength={LONGEST_DISTRESS}
                    defaultValue={first.distress.texts[language]}
                  />
                )}
              </Field>
            ))}
          </div>
        </details>
      </fieldset>
      <Button type="submit" variant="primary" pending={pending} className="justify-self-start">
        {t("Save")}
      </Button>
    </form>
  )
}

function read(form: FormData): Escalation {
  const text = (name: string) => String(form.get(name) ?? "")
  const minutes = (kind: string): [number, number, number] => [
    Number(text(`${kind}.0`)),
    Number(text(`${kind}.1`)),
    Number(text(`${kind}.2`)),
  ]
  const standIn = (duty: string) => (text(`standIn.${duty}`) === "nobody" ? "nobody" : "role")
  return {
    minutes: {
      critical: minutes("critical"),
      high: minutes("high"),
      hot: minutes("hot"),
      medium: minutes("medium"),
    },
    standIn: { supervisor: standIn("supervisor"), manager: standIn("manager"), doctor: standIn("doctor") },
    distress: {
      on: form.get("on") !== null,
      template: text("template"),
      number: text("number"),
      texts: { en: text("text.en"), ro: text("text.ro"), de: text("text.de"), hi: text("text.hi") },
    },
  }
}
