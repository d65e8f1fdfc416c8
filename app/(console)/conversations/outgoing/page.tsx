import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { t } from "@/lib/say"
import { countOutgoing } from "@/lib/sending/count"
import { findHeld } from "@/lib/sending/find-held"
import { findSendingPause } from "@/lib/sending/find-pause"
import { listOutgoing } from "@/lib/sending/list"
import { OUTGOING_TABS, type OutgoingTab } from "@/lib/sending/schema"
import { SectionTabs } from "../section-tabs"
import { HeldCallout } from "./held-callout"
import { OutgoingList } from "./outgoing-list"
import { PauseSwitch } from "./pause-switch"
import { TAB_WORDS } from "./tabs"

export const generateMetadata = (): Metadata => ({ title: t("Outgoing messages") })

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OutgoingMessages({ searchParams }: Props) {
  const ctx = await requireCtx("sending.read")
  const { tab: asked, cursor } = await searchParams
  const tab: OutgoingTab = OUTGOING_TABS.find((one) => one === asked) ?? "blocked"
  const after = typeof cursor === "string" ? { cursor } : {}
  const maySendAll = tab === "blocked" && can(ctx.roles, "messages.sendBulk")
  const [page, counts, paused, held] = await Promise.all([
    listOutgoing(ctx, { tab, ...after }),
    countOutgoing(ctx, {}),
    findSendingPause(ctx, {}),
    maySendAll ? findHeld(ctx, {}) : null,
  ])
  return (
    <>
      <LiveRefresh topics={["message", "sending"]} />
      <PageHeader
        title={t("Outgoing messages")}
        meta={t("What leaves, what waits, and what does not leave and why.")}
        actions={can(ctx.roles, "sending.pause") ? <PauseSwitch isPaused={paused !== null} /> : undefined}
        tabs={<SectionTabs roles={ctx.roles} current="outgoing" />}
      />
      <PageBody className="grid max-w-5xl gap-4">
        <SegmentedLinks
          label={t("Kind")}
          items={OUTGOING_TABS.map((one) => ({
            href: `/conversations/outgoing?tab=${one}`,
            label: t(TAB_WORDS[one]),
            current: one === tab,
            count: counts[one],
          }))}
        />
        {held && <HeldCallout held={held} />}
        <OutgoingList tab={tab} page={page} late={tab === "blocked" ? counts.late : 0} />
      </PageBody>
    </>
  )
}
