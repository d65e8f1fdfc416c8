"use client"

import { useRouter } from "next/navigation"
import { useState, useTransition } from "react"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { FormErrors } from "@/components/ui/field"
import { useAction } from "@/components/use-action"
import type { CampaignChoices, TemplateChoice } from "@/lib/campaigns/choices"
import type { CampaignPreview } from "@/lib/campaigns/schema"
import { t } from "@/lib/say"
import type { FormState } from "@/lib/web/form-state"
import { preview as askPreview, start } from "../actions"
import { AudienceFields, type AudienceGiven } from "./audience-fields"
import { type Fill, fillsFor } from "./fills"
import { PreviewCard } from "./preview-card"
import { StartFields } from "./start-fields"
import { WhatFields } from "./what-fields"

type Props = { choices: CampaignChoices; picked: readonly string[]; templateId?: string }
type Failed = Extract<FormState<unknown>, { ok: false }>

/** What, to whom, the look at what will happen, and only then the button that does it. */
export function CampaignForm({ choices, picked, templateId }: Props) {
  const router = useRouter()
  const [key, setKey] = useState(newKey)
  const [template, setTemplate] = useState<TemplateChoice | undefined>(
    choices.templates.find((one) => one.id === templateId) ?? choices.templates[0],
  )
  const [fills, setFills] = useState<Fill[]>(() => fillsFor(template))
  const [purpose, setPurpose] = useState(template?.category === "marketing" ? "marketing" : "recall")
  const [audience, setAudience] = useState<AudienceGiven>({ consent: "any", ids: [...picked] })
  const [preview, setPreview] = useState<CampaignPreview | null>(null)
  const [refused, setRefused] = useState<Failed | null>(null)
  const [looking, look] = useTransition()
  const { pending, failure, send } = useAction(start, {
    done: t("Prepared"),
    onDone: ({ id }) => router.push(`/conversations/campaigns/${id}`),
  })
  const what = {
    purpose: purpose as "recall",
    templateId: template?.id ?? "",
    parameters: fills,
    audience: { ...audience, ids: audience.ids.length > 0 ? audience.ids : undefined },
  }
  /** Whatever is changed makes the look at it old. */
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setPreview(null)
      setKey(newKey())
    }
  const see = () =>
    look(async () => {
      const state = await askPreview(what).catch(() => null)
      setPreview(state?.ok ? state.value : null)
      setRefused(state && !state.ok ? state : null)
    })
  const errors = { ...refused?.fields, ...failure?.fields }
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <form
        method="dialog"
        className="grid content-start gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          see()
        }}
      >
        <Card title={t("What is sent")}>
          <WhatFields
            choices={choices}
            template={template}
            setTemplate={(next) => {
              changed(setTemplate)(next)
              setFills(fillsFor(next))
              if (next?.category === "marketing") setPurpose("marketing")
              else if (purpose === "marketing" && next?.channel === "whatsapp") setPurpose("recall")
            }}
            purpose={purpose}
            setPurpose={changed(setPurpose)}
            fills={fills}
            setFills={changed(setFills)}
            errors={errors}
          />
        </Card>
        <Card title={t("To whom")}>
          <AudienceFields choices={choices} audience={audience} set={changed(setAudience)} errors={errors} />
        </Card>
        <FormErrors message={refused?.sentence} />
        <Button type="submit" variant={preview ? "secondary" : "primary"} pending={looking}>
          {t("See who gets it")}
        </Button>
      </form>
      <div className="grid content-start gap-6">
        <PreviewCard preview={preview} looking={looking} template={template} fills={fills} />
        {preview && preview.willGet > 0 && !preview.isTooMany && (
          <StartFields
            preview={preview}
            errors={errors}
            failure={failure?.sentence}
            pending={pending}
            start={(given) => send({ ...what, ...given, key, expected: preview.total })}
          />
        )}
      </div>
    </div>
  )
}
