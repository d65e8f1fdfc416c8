"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { later } from "@/components/ui/later"
import type { CrmSettings } from "@/lib/crm/setting"
import { t } from "@/lib/say"
import { saveMapping } from "./actions"

const Fields = later(() => import("./mapping-fields").then((file) => file.MappingFields))

type Props = { settings: CrmSettings; owners: { id: string; name: string }[] }

export function MappingDialog({ settings, owners }: Props) {
  return (
    <ActionDialog
      trigger={<Button size="sm">{t("Change fields")}</Button>}
      title={t("Change fields")}
      description={t(
        "A field without a property is written nowhere. What is changed counts from the next writing on.",
      )}
      action={saveMapping}
      confirm={t("Save")}
      done={t("The fields are changed")}
    >
      {(errors) => <Fields settings={settings} owners={owners} errors={errors} />}
    </ActionDialog>
  )
}
