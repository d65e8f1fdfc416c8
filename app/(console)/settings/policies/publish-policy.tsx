"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { publish } from "./actions"

export function PublishPolicy({ standing }: { standing: "valid" | "ask_again" }) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="primary">
          {t("Publish")}
        </Button>
      }
      title={t("Publish this policy")}
      description={
        standing === "ask_again"
          ? t(
              "From now on patients are asked by it. It can never be changed again. What was agreed to before has to be asked for again: until then nothing that needs it is sent.",
            )
          : t(
              "From now on patients are asked by it. It can never be changed again. What was agreed to before still holds.",
            )
      }
      action={publish}
      confirm={t("Publish")}
      done={t("It is in force.")}
    />
  )
}
