"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { newKey } from "@/components/new-key"
import { stateOf } from "@/components/states"
import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { classOf } from "@/lib/leads/rules"
import type { LeadDetail, LeadReason } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { URGENCIES } from "@/lib/scoring/schema"
import { override } from "../actions"

const scores = () =>
  [5, 4, 3, 2, 1].map((score) => ({
    value: String(score),
    label: `${score} · ${t(stateOf("classification", classOf(score)).word)}`,
  }))
const urgencies = () => URGENCIES.map((value) => ({ value, label: t(stateOf("urgency", value).word) }))

type Props = { detail: LeadDetail; onClose: () => void }

export function OverrideDialog({ detail: { lead, standing, ruled }, onClose }: Props) {
  const reasons = onePerRule((ruled ?? standing)?.reasons ?? [])
  const [key] = useState(newKey)
  return (
    <ActionDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("Score {name} yourself", { name: lead.patient.name })}
      description={t(
        "Your score counts from now on. The rules' score stays in the timeline; only a more urgent message changes the urgency again.",
      )}
      action={override}
      hidden={{ id: lead.id, key }}
      reason={{ hint: t("Kept in the audit log and shown beside the score.") }}
      confirm={t("Set score")}
      done={t("Score set.")}
    >
      {(errors) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="score" label={t("Score")} error={errors.score} required>
              {(wiring) => <Select {...wiring} defaultValue={String(lead.score ?? 3)} options={scores()} />}
            </Field>
            <Field name="urgency" label={t("Urgency")} error={errors.urgency} required>
              {(wiring) => <Select {...wiring} defaultValue={lead.urgency} options={urgencies()} />}
            </Field>
          </div>
          {reasons.length > 0 && (
            <fieldset className="grid gap-1.5">
              <legend className="mb-1 text-sm font-medium">{t("Reasons you do not share")}</legend>
              <p className="text-xs text-ink-3">{t("Optional. It shows which rules are often wrong.")}</p>
              {reasons.map(({ rule, label }) => (
                <Checkbox key={rule} name="disputed" value={rule} label={t(label)} />
              ))}
            </fieldset>
          )}
        </>
      )}
    </ActionDialog>
  )
}

const onePerRule = (reasons: readonly LeadReason[]): LeadReason[] => [
  ...new Map(
    reasons.filter(({ points, rule }) => points !== 0 && rule !== "").map((one) => [one.rule, one]),
  ).values(),
]
