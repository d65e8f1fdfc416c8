"use client"

import { practitionerColour } from "@/components/practitioner-colour"
import { cn } from "@/components/ui/cn"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { COLOUR_NAMES, COLOURS } from "@/lib/practitioners/words"
import { t } from "@/lib/say"

type Props = {
  errors: Record<string, string>
  members: { id: string; name: string }[]
  first: { name: string; title: string; colour: number; memberId: string }
}

export function PersonFields({ errors, members, first }: Props) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
        <Field name="name" label={t("Name")} error={errors.name} required>
          {(wiring) => <Input {...wiring} maxLength={120} defaultValue={first.name} />}
        </Field>
        <Field name="title" label={t("Title")} error={errors.title}>
          {(wiring) => <Input {...wiring} maxLength={60} defaultValue={first.title} />}
        </Field>
      </div>
      <Field
        name="memberId"
        label={t("Signs in as")}
        hint={t("So that their own day, absences and patients are theirs.")}
        error={errors.memberId}
      >
        {(wiring) => (
          <Select
            {...wiring}
            defaultValue={first.memberId}
            placeholder={t("Nobody: does not sign in")}
            options={members.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </Field>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium text-ink">{t("Colour in the calendar")}</legend>
        <div className="flex flex-wrap gap-1.5">
          {COLOURS.map((colour) => (
            <label
              key={colour}
              className="relative inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-md border border-line px-2 text-xs text-ink-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="colour"
                value={colour}
                defaultChecked={colour === first.colour}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
              <span
                aria-hidden="true"
                className={cn("size-3 rounded-full", practitionerColour(colour).bar)}
              />
              {t(COLOUR_NAMES[colour])}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}
