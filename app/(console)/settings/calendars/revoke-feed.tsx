"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { revoke } from "./actions"

export function RevokeFeed({ id, name }: { id: string; name: string }) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="ghost" aria-label={t("Revoke {name}", { name })}>
          {t("Revoke")}
        </Button>
      }
      title={t("Revoke {name}?", { name })}
      description={t(
        "Whoever reads this address gets nothing any more. What a program read already may stay there for a while.",
      )}
      action={revoke}
      hidden={{ id }}
      confirm={t("Revoke")}
      danger
      done={t("Revoked.")}
    />
  )
}
