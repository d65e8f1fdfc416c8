"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { lift } from "../actions"

export const LiftButton = ({ patientId }: { patientId: string }) => (
  <ActionDialog
    trigger={<Button size="sm">{t("Lift it")}</Button>}
    title={t("Lift the restriction")}
    description={t("Tell them before. From then on messages may be sent again, as far as they agreed.")}
    action={lift}
    hidden={{ patientId }}
    reason={{ hint: t("Why it ends.") }}
    confirm={t("Lift it")}
    done={t("The restriction is lifted.")}
  />
)
