"use client"

import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import type { CampaignChoices } from "@/lib/campaigns/choices"
import { CONSENT_FILTERS, LAST_CONTACT_DAYS, LEAD_FILTERS } from "@/lib/campaigns/words"
import { PATIENT_SOURCE_NAMES } from "@/lib/patients/words"
import { t, tn } from "@/lib/say"
import { templateLanguage } from "@/lib/templates/words"
import { PersonPicker } from "./person-picker"

export type AudienceGiven = {
  ids: string[]
  consent: "given" | "any"
  language?: string
  source?: string
  lead?: "open" | "won" | "lost" | "none"
  quietDays?: number
}

type Props = {
  choices: CampaignChoices
  audience: AudienceGiven
  set: (next: AudienceGiven) => void
  errors: Record<string, string>
}

/** Whom it is for: everybody who is all of this. */
export function AudienceFields({ choices, audience, set, errors }: Props) {
  const any = { value: "", label: t("All") }
  const select = (
    name: keyof AudienceGiven,
    label: string,
    options: { value: string; label: string }[],
    read: (value: string) => Partial<AudienceGiven>,
  ) => (
    <Field name={name} label={label} required error={errors[`audience.${name}`]}>
      {(wiring) => (
        <Select
          {...wiring}
          required={false}
          value={String(audience[name] ?? "")}
          onChange={(event) => set({ ...audience, ...read(event.currentTarget.value) })}
          options={options}
        />
      )}
    </Field>
  )
  return (
    <div className="grid gap-4">
      {select(
        "consent",
        t("Agreement"),
        Object.entries(CONSENT_FILTERS).map(([value, label]) => ({ value, label: t(label) })),
        (value) => ({ consent: value === "given" ? "given" : "any" }),
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {select(
          "language",
          t("Language"),
          [any, ...choices.languages.map((value) => ({ value, label: templateLanguage(value) }))],
          (value) => ({ language: value || undefined }),
        )}
        {select(
          "source",
          t("Known from"),
          [any, ...choices.sources.map((value) => ({ value, label: t(sourceName(value)) }))],
          (value) => ({ source: value || undefined }),
        )}
        {select(
          "lead",
          t("Enquiry"),
          [any, ...Object.entries(LEAD_FILTERS).map(([value, label]) => ({ value, label: t(label) }))],
          (value) => ({ lead: (value || undefined) as AudienceGiven["lead"] }),
        )}
        {select(
          "quietDays",
          t("No message for"),
          [
            { value: "", label: t("Any time") },
            ...LAST_CONTACT_DAYS.map((days) => ({
              value: String(days),
              label: tn(days, "{n} day", "{n} days"),
            })),
          ],
          (value) => ({ quietDays: value ? Number(value) : undefined }),
        )}
      </div>
      <PersonPicker ids={audience.ids} set={(ids) => set({ ...audience, ids })} />
      {audience.ids.length > 0 && (
        <p className="flex items-center justify-between gap-2 text-sm text-ink-2">
          {tn(audience.ids.length, "Only {n} person picked by hand", "Only {n} people picked by hand")}
          <Button size="sm" variant="ghost" onClick={() => set({ ...audience, ids: [] })}>
            {t("Take everybody")}
          </Button>
        </p>
      )}
    </div>
  )
}

const sourceName = (source: string): string =>
  Object.hasOwn(PATIENT_SOURCE_NAMES, source)
    ? PATIENT_SOURCE_NAMES[source as keyof typeof PATIENT_SOURCE_NAMES]
    : source
