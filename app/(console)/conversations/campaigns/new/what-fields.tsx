"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import type { CampaignChoices, TemplateChoice } from "@/lib/campaigns/choices"
import { CAMPAIGN_PURPOSES } from "@/lib/campaigns/words"
import { t } from "@/lib/say"
import { FIELDS_FOR_GAPS } from "@/lib/templates/words"
import { gapName } from "../../../settings/templates/[id]/gap-name"
import { type Fill, isField } from "./fills"

type Props = {
  choices: CampaignChoices
  template: TemplateChoice | undefined
  setTemplate: (next: TemplateChoice | undefined) => void
  purpose: string
  setPurpose: (next: string) => void
  fills: readonly Fill[]
  setFills: (next: Fill[]) => void
  errors: Record<string, string>
}

/** The template, what it is for, and what goes into each gap. */
export function WhatFields(props: Props) {
  const { choices, template, setTemplate, purpose, setPurpose, fills, setFills, errors } = props
  const isWhatsapp = template?.channel === "whatsapp"
  const isOffer = template?.category === "marketing"
  const purposes = Object.entries(CAMPAIGN_PURPOSES).filter(
    ([value]) => !isWhatsapp || (value === "marketing") === isOffer,
  )
  const put = (at: number, fill: Fill) => setFills(fills.map((one, n) => (n === at ? fill : one)))
  return (
    <div className="grid gap-4">
      <Field name="templateId" label={t("Template")} required error={errors.templateId}>
        {(wiring) => (
          <Select
            {...wiring}
            value={template?.id ?? ""}
            onChange={(event) =>
              setTemplate(choices.templates.find((one) => one.id === event.currentTarget.value))
            }
            options={choices.templates.map((one) => ({
              value: one.id,
              label: `${one.name}${one.channel === "sms" ? ` · ${t("SMS")}` : ""} · ${one.wordings.map((spoken) => spoken.language).join(", ")}`,
            }))}
          />
        )}
      </Field>
      <Field
        name="purpose"
        label={t("What for")}
        required
        hint={t("It decides which agreement a person must have given.")}
        error={errors.purpose}
      >
        {(wiring) => (
          <Select
            {...wiring}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
            options={purposes.map(([value, label]) => ({ value, label: t(label) }))}
          />
        )}
      </Field>
      {template?.gaps.map((gap, at) => {
        const fill = fills[at]
        const error = errors[`parameters.${at}.text`]
        return (
          <Field
            key={`${gap.part} ${gap.name} ${gap.button ?? ""}`}
            name={`gap-${at}`}
            label={gapName(gap)}
            hint={gap.sample ? t("Such as “{sample}”", { sample: gap.sample }) : undefined}
            required
            error={error}
          >
            {(wiring) => (
              <div className={fill?.from === "text" ? "grid gap-2 sm:grid-cols-2" : "grid"}>
                <Select
                  {...wiring}
                  value={fill?.from ?? "text"}
                  onChange={(event) => {
                    const { value } = event.currentTarget
                    put(at, isField(value) ? { from: value } : { from: "text", text: "" })
                  }}
                  options={[
                    ...Object.entries(FIELDS_FOR_GAPS).map(([value, label]) => ({ value, label: t(label) })),
                    { value: "text", label: t("The same words for all") },
                  ]}
                />
                {fill?.from === "text" && (
                  <Input
                    aria-label={t("Words for {gap}", { gap: gapName(gap) })}
                    aria-invalid={error ? true : undefined}
                    aria-describedby={wiring["aria-describedby"]}
                    value={fill.text}
                    maxLength={1_000}
                    onChange={(event) => put(at, { from: "text", text: event.currentTarget.value })}
                  />
                )}
              </div>
            )}
          </Field>
        )
      })}
      {errors.parameters && <p className="text-sm text-red">{errors.parameters}</p>}
    </div>
  )
}
