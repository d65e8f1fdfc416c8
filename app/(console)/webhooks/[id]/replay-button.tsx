"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { ActionDialog } from "@/components/action-dialog"
import { useHotkeys } from "@/components/hotkeys"
import { icon } from "@/components/icon"
import { StatusBadge } from "@/components/status-badge"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { EventDetail } from "@/lib/inbox/words"
import { t } from "@/lib/say"
import { replay } from "../actions"
import { kindName, providerName } from "../words"

const RotateCcw = icon("rotate-ccw")

/** Puts the event back into work, after saying what that does. */
export function ReplayButton({ event }: { event: EventDetail }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const why = reasonAgainst(event)
  useHotkeys({ e: () => setOpen(true) }, why === undefined)
  const button = <Button icon={<RotateCcw aria-hidden="true" />}>{t("Replay")}</Button>
  if (why) {
    return (
      <Button icon={<RotateCcw aria-hidden="true" />} disabledReason={why} className="tip-end">
        {t("Replay")}
      </Button>
    )
  }
  return (
    <ActionDialog
      open={open}
      onOpenChange={setOpen}
      trigger={button}
      title={t("Replay this event")}
      description={t("It is put back into work as if it had just come in, and gets its fate anew.")}
      action={replay}
      hidden={{ id: event.id }}
      reason={{ label: t("Why replay it?") }}
      confirm={t("Replay")}
      done={t("Put back into work")}
      onDone={() => router.refresh()}
    >
      <DefinitionList>
        <Definition
          term={t("Event")}
        >{`${providerName(event.provider)}, ${kindName(event.kind)}`}</Definition>
        <Definition term={t("Fate now")}>
          <StatusBadge kind="fate" value={event.fate} />
        </Definition>
        <Definition term={t("Replayed before")}>
          {event.replays === 0 ? t("Never") : `${event.replays} ×`}
        </Definition>
      </DefinitionList>
      {event.fate === "processed" && (
        <Callout tone="neutral">
          {event.side === "platform"
            ? t("It was processed already. What it told then is known: nothing of it is kept a second time.")
            : t(
                "It was processed already. What it did then is found again by its key: no second message or lead is made, and nothing is sent to the patient.",
              )}
        </Callout>
      )}
    </ActionDialog>
  )
}

function reasonAgainst(event: EventDetail): string | undefined {
  if (event.kind === "rounds.test") return t("It was a test; there is nothing to do")
  if (event.fate === "pending") return t("It is waiting to be processed already")
  if (event.delivery.bodyBytes === 0) return t("Its body is no longer kept")
  return undefined
}
