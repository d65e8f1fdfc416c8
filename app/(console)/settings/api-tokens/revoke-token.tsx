"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { revoke } from "./actions"

export function RevokeToken({ id, name }: { id: string; name: string }) {
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="ghost">
          {t("Revoke…")}
        </Button>
      }
      title={t("Revoke {name}?", { name })}
      description={t("From the next call on it opens nothing, for good. Whatever uses it stops working.")}
      action={revoke}
      hidden={{ id }}
      confirm={t("Revoke it")}
      danger
      done={t("Revoked for good.")}
    />
  )
}
