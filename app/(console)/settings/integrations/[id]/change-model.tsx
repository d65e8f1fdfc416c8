"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import type { ModelView } from "@/lib/models/schema"
import { t } from "@/lib/say"
import { saveModel } from "../actions"
import { ModelFields } from "../lazy-parts"

export function ChangeModel({ view }: { view: ModelView }) {
  return (
    <ActionDialog
      trigger={<Button size="sm">{t("Change")}</Button>}
      title={t("Change the model")}
      description={t("Counts from the next message on. Earlier scores keep the model they were made by.")}
      action={saveModel}
      confirm={t("Save")}
      done={t("Model saved")}
    >
      {(errors) => <ModelFields view={view} errors={errors} />}
    </ActionDialog>
  )
}
