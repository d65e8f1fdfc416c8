"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { pause, resume } from "./actions"

/** Stops everything that goes out to patients, or lets it go on. */
export function PauseSwitch({ isPaused }: { isPaused: boolean }) {
  return isPaused ? (
    <ActionDialog
      trigger={<Button variant="primary">{t("Let sending go on")}</Button>}
      title={t("Let sending go on?")}
      description={t(
        "What was kept back meanwhile stays listed as blocked: send again what is still of use.",
      )}
      action={resume}
      confirm={t("Let sending go on")}
      done={t("Sending goes on.")}
    />
  ) : (
    <ActionDialog
      trigger={<Button variant="secondary">{t("Stop all sending")}</Button>}
      title={t("Stop all sending?")}
      description={t(
        "No message leaves this clinic any more, whoever or whatever wrote it, until somebody lets it go on. What is queued is listed as blocked.",
      )}
      action={pause}
      reason={{ label: t("Why it is stopped"), required: true }}
      confirm={t("Stop all sending")}
      danger
      done={t("All sending is stopped.")}
    />
  )
}
