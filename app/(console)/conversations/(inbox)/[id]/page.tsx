import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { can } from "@/lib/can"
import { listConversationColleagues } from "@/lib/conversations/colleagues"
import { nameOf } from "../../components/name-of"
import { PanelPlace } from "../../components/panel/panel-place"
import { PanelSkeleton } from "../../components/panel/panel-skeleton"
import { PatientPanel } from "../../components/panel/patient-panel"
import { ThreadPlace } from "../../components/thread/thread-place"
import { readConversation } from "./read-conversation"

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await readConversation((await params).id)
  return { title: nameOf(view.conversation) }
}

export default async function ConversationPage({ params }: Props) {
  const { ctx, view } = await readConversation((await params).id)
  const colleagues = can(ctx.roles, "conversations.work") ? await listConversationColleagues(ctx, {}) : []
  return (
    <PanelPlace
      panel={
        <Suspense fallback={<PanelSkeleton />}>
          <LiveRefresh topics={["consent"]} />
          <PatientPanel ctx={ctx} conversation={view.conversation} />
        </Suspense>
      }
    >
      <ThreadPlace key={view.conversation.id} first={view} colleagues={colleagues} />
    </PanelPlace>
  )
}
