"use client"

import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import type { Colleague } from "@/lib/leads/schema"
import type { RuleRow } from "@/lib/routing/schema"
import { t } from "@/lib/say"
import { save } from "./actions"
import { RuleFields } from "./rule-fields"

const Plus = icon("plus")

/** A new rule, or the one given. */
export function RuleDialog({ rule, colleagues }: { rule?: RuleRow; colleagues: readonly Colleague[] }) {
  const [key, setKey] = useState(newKey)
  return (
    <ActionDialog
      trigger={
        rule ? (
          <Button size="sm" variant="ghost" aria-label={`${t("Edit")}: ${rule.name}`}>
            {t("Edit")}
          </Button>
        ) : (
          <Button variant="primary" icon={<Plus aria-hidden="true" />}>
            {t("Add a rule")}
          </Button>
        )
      }
      title={rule ? t("Edit this rule") : t("Add a rule")}
      description={t("Nothing chosen in a row means: any. A new rule comes last.")}
      action={save}
      hidden={{ key, ...(rule && { id: rule.id }) }}
      confirm={rule ? t("Save") : t("Add")}
      done={rule ? t("Saved.") : t("Added.")}
      onDone={() => setKey(newKey())}
    >
      {(errors) => <RuleFields rule={rule} colleagues={colleagues} errors={errors} />}
    </ActionDialog>
  )
}
