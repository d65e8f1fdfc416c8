"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { changeRule } from "../actions"
import { SilenceDialog } from "../silence-dialog"
import { type ChangedRule, RuleFields } from "./rule-fields"

export function RuleActions({ rule }: { rule: ChangedRule }) {
  const { name, title } = rule
  return (
    <div className="flex gap-1">
      <SilenceDialog name={name} subject="" title={title} />
      <ActionDialog
        trigger={
          <Button size="sm" aria-label={t("Change the rule: {alert}", { alert: title })}>
            {t("Change…")}
          </Button>
        }
        title={t("Change the rule: {alert}", { alert: title })}
        description={t("It counts from the next look on, within a minute, for every clinic.")}
        action={changeRule}
        hidden={{ name }}
        reason={{ label: t("Why change it?") }}
        confirm={t("Change the rule")}
        done={t("The rule is changed")}
      >
        {(errors) => <RuleFields rule={rule} errors={errors} />}
      </ActionDialog>
    </div>
  )
}
