"use client"

import { useRouter } from "next/navigation"
import { ActionDialog } from "@/components/action-dialog"
import { Button } from "@/components/ui/button"
import { useAction } from "@/components/use-action"
import type { RuleSetDetail } from "@/lib/rule-sets/schema"
import { t } from "@/lib/say"
import { discard, startTrial, stopTrial } from "../actions"
import { BringBack } from "../bring-back"
import { NewDraft } from "../new-draft"
import { GoLive } from "./go-live"

/** What may be done with a set, by where it stands. */
export function ActionsBar({ set: { id, status, name, shadow } }: { set: RuleSetDetail }) {
  const router = useRouter()
  const start = useAction(startTrial, { loud: true, done: t("The trial has begun.") })
  const stop = useAction(stopTrial, { loud: true, done: t("It is a draft again.") })
  if (status === "retired") return <BringBack id={id} name={name} />
  if (status === "live") return <NewDraft basedOnId={id} label={t("New draft with this")} />
  return (
    <>
      <ActionDialog
        trigger={<Button variant="ghost">{t("Discard")}</Button>}
        title={t("Discard {name}?", { name })}
        description={t("The draft and what its trial found are thrown away.")}
        action={discard}
        hidden={{ id }}
        confirm={t("Discard")}
        danger
        done={t("Discarded.")}
        onDone={() => router.push("/settings/scoring")}
      />
      {status === "shadow" && (
        <Button pending={stop.pending} onClick={() => stop.send({ id })}>
          {shadow?.endedAt ? t("Edit again") : t("Stop the trial")}
        </Button>
      )}
      {status === "draft" || !shadow?.isCurrent ? (
        <Button variant="primary" pending={start.pending} onClick={() => start.send({ id })}>
          {t("Try on the last 30 days")}
        </Button>
      ) : (
        shadow.endedAt && <GoLive id={id} name={name} />
      )}
    </>
  )
}
