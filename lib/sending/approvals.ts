import { z } from "zod"
import type { ApprovalDetails, ApprovalKind } from "@/lib/approvals/kinds"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { t, tn } from "@/lib/say"
import { judgeHeld, lastStop, sendHeldNow } from "@/lib/sending/held"
import { exact } from "@/lib/time"

const Asked = z.object({ pauseId: z.uuid() })

/** What takes a second person here. What was held can only have become less since it was asked for. */
export const SENDING_APPROVALS: Record<string, ApprovalKind> = {
  "sending.held": {
    name: "Send what was held",
    may: "messages.sendBulk",
    do: (tx, ctx, input) => sendHeldNow(tx, ctx, Asked.parse(input).pauseId),
    details,
    links: () => [{ label: "See what was held", href: "/conversations/outgoing?tab=blocked" }],
  },
}

async function details(tx: Tx, ctx: Ctx, input: unknown): Promise<ApprovalDetails> {
  const stop = await lastStop(tx, ctx)
  if (stop?.id !== Asked.parse(input).pauseId) return { rows: [], patientIds: [] }
  const { goes, stays } = await judgeHeld(tx, ctx, stop)
  return {
    rows: [
      { term: t("Stopped since"), value: exact(stop.startedAt, ctx.clinic.timeZone) },
      { term: t("Would leave now"), value: tn(goes.length, "{n} message", "{n} messages") },
      { term: t("Would stay"), value: tn(stays.length, "{n} message", "{n} messages") },
    ],
    patientIds: [],
  }
}
