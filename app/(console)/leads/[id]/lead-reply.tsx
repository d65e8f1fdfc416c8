import Link from "next/link"
import { Card } from "@/components/ui/card"
import { can } from "@/lib/can"
import { findConversation } from "@/lib/conversations/find"
import { findConversationOfLead } from "@/lib/conversations/of-lead"
import type { Ctx } from "@/lib/ctx"
import { AppError } from "@/lib/errors"
import { t } from "@/lib/say"
import { LeadComposer } from "./lead-composer"

/** Where the patient is answered, by the same composer as in the conversation; nothing where they never wrote. */
export async function LeadReply({ ctx, id }: { ctx: Ctx; id: string }) {
  if (!can(ctx.roles, "messages.send") || !can(ctx.roles, "messages.read")) return null
  const talk = await findConversationOfLead(ctx, { id })
  if (!talk) return null
  // A lead in reach by another right than its conversation.
  const view = await findConversation(ctx, { id: talk.id }).catch((error) =>
    error instanceof AppError && error.code === "not_found" ? null : Promise.reject(error),
  )
  if (!view?.may.send) return null
  return (
    <Card
      title={t("Reply")}
      id="reply"
      flush
      actions={
        <Link
          href={`/conversations/${talk.id}`}
          prefetch={false}
          className="text-xs text-accent hover:underline"
        >
          {t("Open the conversation")}
        </Link>
      }
    >
      <LeadComposer key={talk.id} first={view} />
    </Card>
  )
}
