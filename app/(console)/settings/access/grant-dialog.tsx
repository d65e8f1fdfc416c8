"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { t, tn } from "@/lib/say"
import { grant } from "./actions"

const UserPlus = icon("user-plus")

const ROLES = [
  { value: "operator", label: "Operator: runs and set-up, patients masked" },
  { value: "auditor", label: "Auditor: the record, read only" },
]
const HOURS = [1, 2, 4, 8]

export function GrantDialog() {
  const [key, setKey] = useState("")
  return (
    <ActionDialog
      open={key !== ""}
      onOpenChange={(open) => setKey(open ? newKey() : "")}
      trigger={
        <Button variant="primary" icon={<UserPlus aria-hidden="true" />}>
          {t("Let somebody in")}
        </Button>
      }
      title={t("Let a person of the platform in")}
      description={t(
        "They see this clinic with patients masked, and no message. It ends by itself; you can end it any time.",
      )}
      action={grant}
      hidden={{ key }}
      reason={{ hint: t("What they come for. Shown here and kept in the audit log.") }}
      confirm={t("Grant access")}
      done={t("Access granted.")}
    >
      {(errors) => (
        <>
          <Field name="email" label={t("Their e-mail")} error={errors.email} required>
            {(wiring) => <Input {...wiring} type="email" autoComplete="off" maxLength={200} />}
          </Field>
          <Field name="role" label={t("As")} error={errors.role} required>
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue="operator"
                options={ROLES.map(({ value, label }) => ({ value, label: t(label) }))}
              />
            )}
          </Field>
          <Field name="hours" label={t("For")} error={errors.hours} required>
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue="2"
                options={HOURS.map((hours) => ({
                  value: String(hours),
                  label: tn(hours, "{n} hour", "{n} hours"),
                }))}
              />
            )}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
