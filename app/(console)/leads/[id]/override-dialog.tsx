"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { stateOf } from "@/components/states"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { classOf } from "@/lib/leads/rules"
import type { LeadDetail } from "@/lib/leads/schema"
import { URGENCIES } from "@/lib/scoring/schema"
import { override } from "../actions"

const SlidersHorizontal = icon("sliders-horizontal")

const SCORES = [5, 4, 3, 2, 1].map((score) => ({
  value: String(score),
  label: `${score} · ${stateOf("classification", classOf(score)).word}`,
}))
const URGENCY = URGENCIES.map((value) => ({ value, label: stateOf("urgency", value).word }))

export function OverrideDialog({ detail: { lead } }: { detail: LeadDetail }) {
  const [key, setKey] = useState("")
  return (
    <ActionDialog
      open={key !== ""}
      onOpenChange={(open) => setKey(open ? newKey() : "")}
      trigger={<Button icon={<SlidersHorizontal />}>Override score</Button>}
      title={`Score ${lead.patient.name} yourself`}
      description="Your score counts from now on. The rules' score stays in the timeline; only a more urgent message changes the urgency again."
      action={override}
      hidden={{ id: lead.id, key }}
      reason={{ hint: "Kept in the audit log and shown beside the score." }}
      confirm="Set score"
      done="Score set."
    >
      {(errors) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="score" label="Score" error={errors.score} required>
            {(wiring) => <Select {...wiring} defaultValue={String(lead.score ?? 3)} options={SCORES} />}
          </Field>
          <Field name="urgency" label="Urgency" error={errors.urgency} required>
            {(wiring) => <Select {...wiring} defaultValue={lead.urgency} options={URGENCY} />}
          </Field>
        </div>
      )}
    </ActionDialog>
  )
}
