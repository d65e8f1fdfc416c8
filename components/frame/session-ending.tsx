"use client"

import { leaveFor } from "@/components/leave"
import { t } from "@/lib/say"
import { MINUTE_MS } from "@/lib/time"
import { Countdown } from "../time"
import { Button } from "../ui/button"
import { Dialog, DialogContent } from "../ui/dialog"
import { useAction } from "../use-action"
import type { FrameActions } from "./types"

type Props = {
  endsAt: number
  isFinal: boolean
  pending: boolean
  stay: () => void
  signOut: FrameActions["signOut"]
}

export function SessionEnding({ endsAt, isFinal, pending, stay, signOut }: Props) {
  const leave = useAction(signOut, { loud: true, onDone: () => leaveFor("/sign-in") })
  return (
    <Dialog open onOpenChange={(open) => !open && !isFinal && stay()}>
      <DialogContent
        size="sm"
        title={t(isFinal ? "Your session is nearly over" : "Still there?")}
        description={
          isFinal
            ? t("It has lasted as long as a session may. Save what you are writing, then sign in again.")
            : t("Nothing was done here for a while. You will be signed out, so that nobody else reads on.")
        }
        footer={
          <>
            <Button variant={isFinal ? "primary" : "ghost"} onClick={() => leave.send({})}>
              {t("Sign out")}
            </Button>
            {!isFinal && (
              <Button variant="primary" pending={pending} onClick={stay}>
                {t("Stay signed in")}
              </Button>
            )}
          </>
        }
      >
        <Countdown due={endsAt} urgentMs={2 * MINUTE_MS} className="text-lg" />
      </DialogContent>
    </Dialog>
  )
}
