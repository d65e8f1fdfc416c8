"use client"

import { ActionDialog } from "@/components/action-dialog"
import { Button, ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { failedWords } from "@/lib/messaging/words"
import { t, tn } from "@/lib/say"
import type { HeldView } from "@/lib/sending/schema"
import { sendAllHeld } from "./actions"

/** What was held while sending was stopped, and one press for what of it may still leave. */
export function HeldCallout({ held }: { held: HeldView }) {
  const { goes, stays, isAsked } = held
  const all = goes + stays.reduce((sum, one) => sum + one.count, 0)
  return (
    <Callout
      tone="blue"
      title={tn(
        all,
        "One message was held while sending was stopped",
        "{n} messages were held while sending was stopped",
      )}
      action={isAsked ? <Asked /> : goes > 0 ? <SendHeld held={held} /> : undefined}
    >
      <What held={held} />
      {isAsked && <p>{t("A second person was asked already.")}</p>}
    </Callout>
  )
}

const Asked = () => (
  <ButtonLink size="sm" href="/settings/approvals">
    {t("See Approvals")}
  </ButtonLink>
)

/** How many leave, and of the rest how many stay for what. */
function What({ held: { goes, stays, hasMore } }: { held: HeldView }) {
  return (
    <>
      <p>
        {goes === 0
          ? t("Nothing of it can leave now.")
          : tn(goes, "One can leave now.", "{n} can leave now.")}
      </p>
      {stays.length > 0 && (
        <ul className="list-disc pl-4">
          {stays.map(({ because, count }) => (
            <li key={because}>
              {t("{n} stay: {why}", { n: count, why: t(failedWords(because) ?? because) })}
            </li>
          ))}
        </ul>
      )}
      {hasMore && <p>{t("There are more than these. Press again after it.")}</p>}
    </>
  )
}

function SendHeld({ held }: { held: HeldView }) {
  const { goes, pauseId, needsSecond } = held
  return (
    <ActionDialog
      trigger={
        <Button size="sm" variant="primary">
          {t("Send what is still of use")}
        </Button>
      }
      title={tn(goes, "Send one message?", "Send {n} messages?")}
      description={
        needsSecond
          ? t("A second person has to agree first.")
          : t(
              "Each is asked of the same rules again just before it leaves. What may not leave stays listed with its reason.",
            )
      }
      action={sendAllHeld}
      hidden={{ pauseId }}
      {...(needsSecond && { reason: { label: t("Why they are to be sent"), required: true } })}
      confirm={needsSecond ? t("Ask a second person") : tn(goes, "Send one message", "Send {n} messages")}
      done={needsSecond ? t("A second person is asked.") : t("They are on their way.")}
    >
      <div className="text-sm text-ink-2">
        <What held={held} />
      </div>
    </ActionDialog>
  )
}
