"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { leaveFor } from "@/components/leave"
import { Button } from "@/components/ui/button"
import { t } from "@/lib/say"
import { endEverywhere } from "./actions"

const LogOut = icon("log-out")

export function EndEverywhere() {
  return (
    <ActionDialog
      trigger={
        <Button variant="secondary" icon={<LogOut aria-hidden="true" />}>
          {t("Sign out everywhere")}
        </Button>
      }
      title={t("Sign out everywhere?")}
      description={t("Every session of yours ends at once, this one too. Nothing that was saved is lost.")}
      action={endEverywhere}
      confirm={t("Sign out everywhere")}
      danger
      done={t("Signed out everywhere.")}
      onDone={() => leaveFor("/sign-in")}
    />
  )
}
