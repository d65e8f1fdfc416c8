"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import type { CampaignLimits } from "@/lib/campaigns/settings"
import { t } from "@/lib/say"
import { changeLimits } from "./actions"

/** The clinic's own numbers for campaigns. */
export function LimitsDialog({ limits, currency }: { limits: CampaignLimits; currency: string }) {
  const field = (name: keyof CampaignLimits, label: string, hint: string, error?: string) => (
    <Field name={name} label={label} hint={hint} error={error} required={!name.endsWith("Price")}>
      {(wiring) => <Input {...wiring} inputMode="numeric" defaultValue={limits[name] ?? ""} />}
    </Field>
  )
  return (
    <ActionDialog
      trigger={<Button variant="ghost">{t("Limits")}</Button>}
      title={t("Limits of campaigns")}
      description={t("They hold for campaigns made from now on.")}
      action={changeLimits}
      confirm={t("Save")}
      done={t("Saved")}
    >
      {(errors) => (
        <>
          {field(
            "alone",
            t("People a coordinator writes to alone"),
            t("Above that a second person has to agree; an admin always needs one."),
            errors.alone,
          )}
          {field(
            "perMinute",
            t("Messages a minute"),
            t("All campaigns of the clinic together."),
            errors.perMinute,
          )}
          {field(
            "marketingPrice",
            t("Price of ten offers, in hundredths of {currency}", { currency }),
            t("From your provider’s price list. Empty: no estimate is shown."),
            errors.marketingPrice,
          )}
          {field(
            "otherPrice",
            t("Price of ten other messages, in hundredths of {currency}", { currency }),
            t("From your provider’s price list. Empty: no estimate is shown."),
            errors.otherPrice,
          )}
        </>
      )}
    </ActionDialog>
  )
}
