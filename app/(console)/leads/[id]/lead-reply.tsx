import { Countdown, Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { HINDRANCES } from "@/lib/messaging/words"
import { t } from "@/lib/say"
import { HOUR_MS } from "@/lib/time"
import { readReply } from "./read-reply"
import { ReplyForm } from "./reply-form"

const URGENT_MS = HOUR_MS

/** Where the patient is answered by WhatsApp, with the time that is left for it; or why that is not possible. */
export async function LeadReply({ ctx, id }: { ctx: Ctx; id: string }) {
  const { hindrance, openUntil } = await readReply(ctx, id)
  if (hindrance === "no_conversation") return null
  return (
    <Card
      title={t("Reply by WhatsApp")}
      id="reply"
      actions={
        !hindrance &&
        openUntil && (
          <span className="flex items-center gap-1.5 py-1 text-xs text-ink-3">
            <span aria-hidden="true">{t("Free words")}</span>
            <Countdown due={openUntil} urgentMs={URGENT_MS} label={t("Free words")} />
          </span>
        )
      }
    >
      <ReplyForm id={id} hindrance={hindrance && t(HINDRANCES[hindrance])}>
        <div className="grid gap-1 text-sm text-ink-2">
          <p>{hindrance && t(HINDRANCES[hindrance])}</p>
          {hindrance === "window_closed" && openUntil && (
            <p className="text-xs text-ink-3">
              {t("WhatsApp takes free words for 24 hours after a patient wrote; that ended")}{" "}
              <Time value={openUntil} />. {t("Call, or wait until they write again.")}
            </p>
          )}
        </div>
      </ReplyForm>
    </Card>
  )
}
