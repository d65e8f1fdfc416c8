"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Field } from "@/components/ui/field"
import { IconButton } from "@/components/ui/icon-button"
import { Input } from "@/components/ui/input"
import { Menu, type MenuItem } from "@/components/ui/menu"
import { Select } from "@/components/ui/select"
import { t } from "@/lib/say"
import { CATCH_UP_WORDS, patternWords } from "@/lib/schedules/words"
import { pause, resume, runNow, setCatchUp } from "./actions"

const Ellipsis = icon("ellipsis")

export type Acted = {
  id: string
  per: "clinic" | "platform"
  pattern: string
  timeZone: string
  isPaused: boolean
  catchUp: "skip" | "once" | "all"
  tooLateMinutes: number
}

type Open = "run" | "pause" | "resume" | "rule" | null

const RULES = (["skip", "once", "all"] as const).map((value) => ({
  value,
  label: CATCH_UP_WORDS[value].label,
}))

export function ScheduleActions({ schedule }: { schedule: Acted }) {
  const [open, setOpen] = useState<Open>(null)
  const [key, setKey] = useState("")
  const { id, isPaused } = schedule
  const whose = schedule.per === "platform" ? "for every clinic" : "in this clinic"
  const dialog = (name: Open) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
  })
  const items: MenuItem[] = [
    {
      id: "run",
      label: "Run now…",
      onSelect: () => {
        setKey(crypto.randomUUID())
        setOpen("run")
      },
    },
    isPaused
      ? { id: "resume", label: "Resume…", onSelect: () => setOpen("resume") }
      : { id: "pause", label: "Pause…", onSelect: () => setOpen("pause") },
    { id: "rule", label: "After an outage…", onSelect: () => setOpen("rule") },
  ]
  return (
    <>
      <Menu
        trigger={<IconButton label={`Actions for ${id}`} icon={<Ellipsis aria-hidden="true" />} size="sm" />}
        items={items}
      />
      <ActionDialog
        {...dialog("run")}
        title={`Run ${id} now`}
        description={`One run beside the plan, ${whose}. The next planned one comes as it would have${isPaused ? "; the pause stays" : ""}.`}
        action={runNow}
        hidden={{ id, key }}
        reason={{ label: "Why now?" }}
        confirm={t("Run now")}
        done={t("It is on its way")}
      />
      <ActionDialog
        {...dialog("pause")}
        title={`Pause ${id}`}
        description={`From now on it does not run ${whose}, ${patternWords(schedule.pattern)}. Each occasion is listed as paused, with your reason, and is not made up for.`}
        action={pause}
        hidden={{ id }}
        reason={{ label: "Why pause it?", hint: "Shown beside the schedule, and kept in the audit log." }}
        confirm={t("Pause")}
        danger
        done={t("Paused")}
      />
      <ActionDialog
        {...dialog("resume")}
        title={`Resume ${id}`}
        description={`It goes on with its next occasion ${whose}. What fell into the pause is not made up for.`}
        action={resume}
        hidden={{ id }}
        confirm={t("Resume")}
        done={t("Resumed")}
      />
      <ActionDialog
        {...dialog("rule")}
        title={`${id} after an outage`}
        description={`What becomes of occasions nobody could start, ${whose}. It counts from the next outage on.`}
        action={setCatchUp}
        hidden={{ id }}
        reason={{ label: "Why change it?" }}
        confirm={t("Change the rule")}
        done={t("The rule is changed")}
      >
        {(errors) => <RuleFields schedule={schedule} errors={errors} />}
      </ActionDialog>
    </>
  )
}

function RuleFields({ schedule, errors }: { schedule: Acted; errors: Record<string, string> }) {
  const [rule, setRule] = useState(schedule.catchUp)
  return (
    <>
      <Field
        name="catchUp"
        label={t("What was not started")}
        hint={CATCH_UP_WORDS[rule].means}
        error={errors.catchUp}
        required
      >
        {(wiring) => (
          <Select
            {...wiring}
            options={RULES}
            value={rule}
            onChange={(event) => {
              const wanted = RULES.find((one) => one.value === event.currentTarget.value)
              if (wanted) setRule(wanted.value)
            }}
          />
        )}
      </Field>
      <Field
        name="tooLateMinutes"
        label={t("Too late after, in minutes")}
        hint={t("Counted from when it was due.")}
        error={errors.tooLateMinutes}
        required
      >
        {(wiring) => (
          <Input {...wiring} type="number" min={1} max={10080} defaultValue={schedule.tooLateMinutes} />
        )}
      </Field>
    </>
  )
}
