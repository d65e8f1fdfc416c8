import type { ReactNode } from "react"
import { PageHeader } from "@/components/page-header"
import { ButtonLink } from "@/components/ui/button"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { listConversationColleagues } from "@/lib/conversations/colleagues"
import { t } from "@/lib/say"
import { InboxPanes, InboxProvider } from "../components/inbox"
import { ListPane } from "../components/list-pane"
import { SectionTabs } from "../section-tabs"

/** The list stays while one walks from thread to thread. Each page asks for the right itself. */
export default async function InboxLayout({ children }: { children: ReactNode }) {
  const ctx = await requireCtx("messages.read")
  const colleagues = can(ctx.roles, "conversations.work") ? await listConversationColleagues(ctx, {}) : []
  return (
    <InboxProvider mayWork={can(ctx.roles, "conversations.work") !== null} colleagues={colleagues}>
      <InboxPanes
        header={
          <PageHeader
            title={t("Conversations")}
            tabs={<SectionTabs roles={ctx.roles} current="inbox" />}
            actions={
              can(ctx.roles, "messages.send") && (
                <ButtonLink href="/settings/quick-replies" size="sm" variant="ghost">
                  {t("Quick replies")}
                </ButtonLink>
              )
            }
          />
        }
        list={<ListPane colleagues={colleagues} />}
      >
        {children}
      </InboxPanes>
    </InboxProvider>
  )
}
