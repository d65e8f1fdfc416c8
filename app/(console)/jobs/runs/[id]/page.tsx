import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { ShortId } from "@/components/ui/copy-button"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findRun } from "@/lib/jobs/find"
import { hasEnded } from "@/lib/jobs/words"
import { duration } from "@/lib/time"
import { orNotFound } from "../../../or-not-found"
import { CancelButton } from "./cancel-button"
import { Outcome } from "./outcome"
import { RerunButton } from "./rerun-button"
import { RunFacts } from "./run-facts"
import { RunTimeline } from "./run-timeline"

export const metadata: Metadata = { title: "Run" }

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("runs.read")
  const run = await orNotFound(findRun(ctx, { id: (await params).id }))
  const ended = hasEnded(run.status)
  return (
    <>
      <LiveRefresh topics={["run"]} />
      <PageHeader
        back={{ href: "/jobs", label: "Runs" }}
        title={run.functionId}
        after={<StatusBadge kind="run" value={run.nextAttemptAt ? "retrying" : run.status} />}
        meta={
          <>
            <ShortId id={run.id} label="run id" />
            <span>
              Started <Time value={run.createdAt} />
            </span>
            {run.durationMs !== null && <span>took {duration(run.durationMs)}</span>}
            <span>
              try {run.attempt + 1} of {run.maxAttempts}
            </span>
          </>
        }
        actions={
          !run.isPlatform &&
          can(ctx.roles, "runs.rerun") &&
          (ended ? <RerunButton run={run} /> : <CancelButton run={run} />)
        }
      />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <Outcome run={run} />
          <RunTimeline run={run} now={ctx.now} />
        </div>
        <RunFacts run={run} />
      </PageBody>
    </>
  )
}
