"use client"

import { useEffect, useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { newKey } from "@/components/new-key"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { t } from "@/lib/say"
import { plan } from "./actions"
import { WindowFields } from "./window-fields"

const Plus = icon("plus")

export function PlanWindow({ first }: { first: { starts: string; ends: string } }) {
  const [key, setKey] = useState("")
  useEffect(() => setKey(newKey()), [])
  return (
    <ActionDialog
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden="true" />}>
          {t("Plan maintenance")}
        </Button>
      }
      title={t("Plan maintenance")}
      description={t("Everybody is told a day before; when it begins sooner, at once.")}
      action={plan}
      hidden={{ key }}
      confirm={t("Plan it")}
      done={t("It is planned.")}
      onDone={() => setKey(newKey())}
    >
      {(errors) => (
        <>
          <Field name="title" label={t("What is done")} error={errors.title} required>
            {(wiring) => (
              <Input {...wiring} maxLength={140} placeholder={t("A larger disk for the database")} />
            )}
          </Field>
          <WindowFields errors={errors} first={first} />
          <Field name="mutesAlerts" label={t("Alerts meanwhile")} error={errors.mutesAlerts} required>
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue="yes"
                options={[
                  { value: "yes", label: t("Raised and listed, told to nobody") },
                  { value: "no", label: t("Told as always") },
                ]}
              />
            )}
          </Field>
        </>
      )}
    </ActionDialog>
  )
}
