"use client"

import { ActionDialog } from "@/components/action-dialog"
import { icon } from "@/components/icon"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import type { CampaignDetail } from "@/lib/campaigns/schema"
import { t, tn } from "@/lib/say"
import { pause, resume, stop } from "../actions"

const Ban = icon("ban")
const Hand = icon("hand")
const RotateCw = icon("rotate-cw")

/** Pause it, go on, or end it for good. */
export function CampaignNext({ campaign: { id, status, counts, report } }: { campaign: CampaignDetail }) {
  const pausing = useAction(pause, { loud: true, done: t("Paused") })
  const resuming = useAction(resume, { loud: true, done: t("It goes on") })
  const notLeft = (report.statuses.scheduled ?? 0) + (report.statuses.queued ?? 0)
  if (status === "stopped" || status === "denied" || (status === "done" && notLeft === 0)) return null
  return (
    <>
      {status === "running" && (
        <Button
          pending={pausing.pending}
          icon={<Hand aria-hidden="true" />}
          onClick={() => pausing.send({ id })}
        >
          {t("Pause")}
        </Button>
      )}
      {status === "paused" && (
        <Button
          variant="primary"
          pending={resuming.pending}
          icon={<RotateCw aria-hidden="true" />}
          onClick={() => resuming.send({ id })}
        >
          {t("Resume")}
        </Button>
      )}
      <ActionDialog
        trigger={<Button icon={<Ban aria-hidden="true" />}>{t("Stop")}</Button>}
        title={t("Stop this campaign")}
        description={tn(
          counts.waiting,
          "{n} person will not be written to. What has not left yet is taken back; what has left cannot be.",
          "{n} people will not be written to. What has not left yet is taken back; what has left cannot be.",
        )}
        action={stop}
        hidden={{ id }}
        reason={{ label: t("Why stop it?") }}
        confirm={t("Stop")}
        danger
        done={t("Stopped")}
      />
    </>
  )
}
