import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { ShortId } from "@/components/ui/copy-button"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findWebhookEvent } from "@/lib/inbox/find"
import { t } from "@/lib/say"
import { orNotFound } from "../../or-not-found"
import { kindName, providerName } from "../words"
import { BodyCard } from "./body-card"
import { EventActions } from "./event-actions"
import { EventFacts } from "./event-facts"
import { EventStory } from "./event-story"
import { HeadersCard } from "./headers-card"

export const generateMetadata = (): Metadata => ({ title: t("Webhook event") })

export default async function WebhookEventPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("webhooks.read")
  const event = await orNotFound(findWebhookEvent(ctx, { id: (await params).id }))
  return (
    <>
      <LiveRefresh topics={["webhook", "run"]} />
      <PageHeader
        back={{
          href: `/webhooks?view=events${event.side === "platform" ? "&side=platform" : ""}`,
          label: t("Events"),
        }}
        title={kindName(event.kind)}
        after={<StatusBadge kind="fate" value={event.fate} />}
        meta={
          <>
            <span>{providerName(event.provider)}</span>
            <Time value={event.receivedAt} />
            <ShortId id={event.id} label={t("event id")} />
          </>
        }
        actions={<EventActions ctx={ctx} event={event} />}
      />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <EventStory event={event} />
          <BodyCard
            event={event}
            may={event.side === "clinic" && can(ctx.roles, "webhooks.body")?.scope === "all"}
          />
          <HeadersCard event={event} />
        </div>
        <EventFacts event={event} />
      </PageBody>
    </>
  )
}
