import type { Metadata } from "next"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Keys } from "@/components/ui/kbd"
import { requireCtx } from "@/lib/auth"
import { t } from "@/lib/say"

const MessageCircle = icon("message-circle")

export const generateMetadata = (): Metadata => ({ title: t("Conversations") })

export default async function ConversationsPage() {
  await requireCtx("messages.read")
  return (
    <div className="grid h-full place-items-center bg-canvas">
      <EmptyState icon={<MessageCircle />} title={t("Choose a conversation")}>
        <p className="flex flex-wrap items-center justify-center gap-x-1.5">
          <Keys keys="j k" /> {t("move in the list,")} <Keys keys="↵" /> {t("opens,")} <Keys keys="?" />{" "}
          {t("shows every key.")}
        </p>
      </EmptyState>
    </div>
  )
}
