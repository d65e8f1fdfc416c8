import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findRun } from "@/lib/jobs/find"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { Outcome } from "./outcome"
import { RunFacts } from "./run-facts"
import { RunHeader } from "./run-header"
import { RunMade } from "./run-made"
import { RunTimeline } from "./run-timeline"

export const generateMetadata = (): Metadata => ({ title: t("Run") })

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("runs.read")
  const run = await orNotFound(findRun(ctx, { id: (await params).id }))
  return (
    <>
      <LiveRefresh topics={["run"]} />
      <RunHeader run={run} roles={ctx.roles} />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <Outcome run={run} />
          <RunTimeline run={run} now={ctx.now} />
          <RunMade run={run} />
        </div>
        <RunFacts
          run={run}
          may={{
            webhooks: can(ctx.roles, "webhooks.read") !== null,
            leads: can(ctx.roles, "leads.read") !== null,
            schedules: can(ctx.roles, "schedules.read") !== null,
          }}
        />
      </PageBody>
    </>
  )
}
