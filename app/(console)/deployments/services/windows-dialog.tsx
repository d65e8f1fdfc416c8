"use client"

import { useState } from "react"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { IconButton } from "@/components/ui/icon-button"
import { Input } from "@/components/ui/input"
import { useAction } from "@/components/use-action"
import { t } from "@/lib/say"
import type { EnvironmentRow } from "@/lib/software/views"
import type { DeployWindow } from "@/lib/software/words"
import { setWindows } from "./actions"
import { dayName, WEEK } from "./days"
import { FormDialog } from "./form-dialog"

const X = icon("x")
type Keyed = DeployWindow & { key: number }
const USUAL: DeployWindow = { days: [1, 2, 3, 4, 5], from: "08:00", to: "18:00" }

/** When deployments may begin; no row: at any hour. */
export function WindowsDialog({ row, close }: { row: EnvironmentRow; close: () => void }) {
  const [rows, setRows] = useState<Keyed[]>(row.windows.map((one, key) => ({ ...one, key })))
  const { send, failure, pending } = useAction(setWindows, { done: t("Changed."), onDone: close })
  const put = (key: number, change: Partial<DeployWindow>) =>
    setRows((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)))
  return (
    <FormDialog
      title={t("Hours for deployments to {name}", { name: row.title })}
      description={t(
        "In UTC. Outside them a deployment is refused unless somebody says why; going back never waits.",
      )}
      size="lg"
      failure={failure}
      pending={pending}
      confirm={t("Change")}
      close={close}
      onSubmit={(event) => {
        event.preventDefault()
        if (!pending) send({ name: row.name, windows: rows.map(({ key: _, ...one }) => one) })
      }}
    >
      {rows.length === 0 && <p className="text-sm text-ink-2">{t("At any hour.")}</p>}
      {rows.map((one, index) => (
        <fieldset key={one.key} className="grid gap-3 rounded-md border border-line p-3">
          <legend className="sr-only">{t("Hours {n}", { n: index + 1 })}</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-2">
            {WEEK.map((day) => (
              <Checkbox
                key={day}
                label={dayName(day)}
                checked={one.days.includes(day)}
                onChange={(event) => {
                  const isOn = event.currentTarget.checked
                  const others = one.days.filter((other) => other !== day)
                  put(one.key, { days: isOn ? [...others, day].sort() : others })
                }}
              />
            ))}
          </div>
          <div className="flex items-center gap-2">
            <Input
              aria-label={t("From, in UTC")}
              type="time"
              required
              value={one.from}
              onChange={(event) => put(one.key, { from: event.currentTarget.value })}
            />
            <span className="text-ink-3" aria-hidden="true">
              –
            </span>
            <Input
              aria-label={t("To, in UTC")}
              type="time"
              required
              value={one.to === "24:00" ? "23:59" : one.to}
              onChange={(event) => put(one.key, { to: event.currentTarget.value })}
            />
            <span className="text-xs text-ink-3">UTC</span>
            <span className="ml-auto">
              <IconButton
                label={t("Remove hours {n}", { n: index + 1 })}
                icon={<X />}
                onClick={() => setRows((all) => all.filter((other) => other.key !== one.key))}
              />
            </span>
          </div>
        </fieldset>
      ))}
      {rows.length < 14 && (
        <Button
          className="justify-self-start"
          size="sm"
          onClick={() =>
            setRows((all) => [...all, { ...USUAL, key: Math.max(-1, ...all.map((one) => one.key)) + 1 }])
          }
        >
          {t("Add hours")}
        </Button>
      )}
    </FormDialog>
  )
}
