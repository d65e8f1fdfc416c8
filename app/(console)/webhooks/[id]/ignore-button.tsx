"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import type { EventDetail } from "@/lib/inbox/words"
import { t } from "@/lib/say"
import { ignore } from "../actions"

/** For what was kept aside or given up, and is nothing to Rounds after all. */
export function IgnoreButton({ event }: { event: EventDetail }) {
  if (event.fate !== "quarantined" && event.fate !== "dead") return null
  return (
    <ActionDialog
      trigger={<Button variant="ghost">{t("Ignore")}</Button>}
      title={t("Ignore this event")}
      description={t("It counts as decided and leaves the quarantine. It can still be replayed.")}
      action={ignore}
      hidden={{ id: event.id }}
      reason={{ label: t("Why is there nothing to do?") }}
      confirm={t("Ignore")}
      done={t("Ignored")}
    />
  )
}
