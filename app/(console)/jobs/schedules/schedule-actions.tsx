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

const RULES = ["skip", "once", "all"] as const

export function ScheduleActions({ schedule }: { schedule: Acted }) {
  const [open, setOpen] = useState<Open>(null)
  const [key, setKey] = useState("")
  const { id, isPaused } = schedule
  const whose = schedule.per === "platform" ? t("for every clinic") : t("in this clinic")
  const dialog = (name: Open) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
  })
  const items: MenuItem[] = [
    {
      id: "run",
      label: t("Run now…"),
      onSelect: () => {
        setKey(crypto.randomUUID())
        setOpen("run")
      },
    },
    isPaused
      ? { id: "resume", label: t("Resume…"), onSelect: () => setOpen("resume") }
      : { id: "pause", label: t("Pause…"), onSelect: () => setOpen("pause") },
    { id: "rule", label: t("After an outage…"), onSelect: () => setOpen("rule") },
  ]
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={t("Actions for {name}", { name: id })}
            icon={<Ellipsis aria-hidden="true" />}
            size="sm"
          />
        }
        items={items}
      />
      <ActionDialog
        {...dialog("run")}
        title={t("Run {name} now", { name: id })}
        description={
          isPaused
            ? t(
                "One run beside the plan, {whose}. The next planned one comes as it would have; the pause stays.",
                { whose },
              )
            : t("One run beside the plan, {whose}. The next planned one comes as it would have.", { whose })
        }
        action={runNow}
        hidden={{ id, key }}
        reason={{ label: t("Why now?") }}
        confirm={t("Run now")}
        done={t("It is on its way")}
      />
      <ActionDialog
        {...dialog("pause")}
        title={t("Pause {name}", { name: id })}
        description={t(
          "From now on it does not run {whose}, {when}. Each occasion is listed as paused, with your reason, and is not made up for.",
          { whose, when: patternWords(schedule.pattern) },
        )}
        action={pause}
        hidden={{ id }}
        reason={{
          label: t("Why pause it?"),
          hint: t("Shown beside the schedule, and kept in the audit log."),
        }}
        confirm={t("Pause")}
        danger
        done={t("Paused")}
      />
      <ActionDialog
        {...dialog("resume")}
        title={t("Resume {name}", { name: id })}
        description={t(
          "It goes on with its next occasion {whose}. What fell into the pause is not made up for.",
          { whose },
        )}
        action={resume}
        hidden={{ id }}
        confirm={t("Resume")}
        done={t("Resumed")}
      />
      <ActionDialog
        {...dialog("rule")}
        title={t("{name} after an outage", { name: id })}
        description={t(
          "What becomes of occasions nobody could start, {whose}. It counts from the next outage on.",
          { whose },
        )}
        action={setCatchUp}
        hidden={{ id }}
        reason={{ label: t("Why change it?") }}
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
        hint={t(CATCH_UP_WORDS[rule].means)}
        error={errors.catchUp}
        required
      >
        {(wiring) => (
          <Select
            {...wiring}
            options={RULES.map((value) => ({ value, label: t(CATCH_UP_WORDS[value].label) }))}
            value={rule}
            onChange={(event) => {
              const wanted = RULES.find((one) => one === event.currentTarget.value)
              if (wanted) setRule(wanted)
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
