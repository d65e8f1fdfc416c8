"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { endEverywhere } from "./actions"

const LogOut = icon("log-out")

export function EndEverywhere() {
  return (
    <ActionDialog
      trigger={
        <Button variant="secondary" icon={<LogOut aria-hidden="true" />}>
          Sign out everywhere
        </Button>
      }
      title="Sign out everywhere?"
      description="Every session of yours ends at once, this one too. Nothing that was saved is lost."
      action={endEverywhere}
      confirm="Sign out everywhere"
      danger
      done="Signed out everywhere."
      onDone={() => window.location.assign("/sign-in")}
    />
  )
}
