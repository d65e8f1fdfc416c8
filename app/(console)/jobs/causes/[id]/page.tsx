import type { Metadata } from "next"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import { findCause } from "@/lib/causes/find"
import { mayWritePlatform } from "@/lib/jobs/platform"
import { t } from "@/lib/say"
import { orNotFound } from "../../../or-not-found"
import { CauseBadge, causeText } from "../cause-words"
import { CauseActions } from "./cause-actions"
import { CauseFigures } from "./cause-figures"
import { CauseNotes } from "./cause-notes"
import { CauseRuns } from "./cause-runs"

export const generateMetadata = (): Metadata => ({ title: t("Cause") })

export default async function CausePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("runs.read")
  const cause = await orNotFound(findCause(ctx, { id: (await params).id }))
  const right = can(ctx.roles, "runs.rerun")
  const maySettle = right !== null && right.scope !== "own" && (!cause.isPlatform || mayWritePlatform(ctx))
  return (
    <>
      <LiveRefresh topics={["cause", "rerun"]} />
      <PageHeader
        back={{ href: "/jobs/causes", label: t("Causes") }}
        title={causeText(cause)}
        after={<CauseBadge cause={cause} />}
        meta={
          <>
            {cause.isPlatform && <span>{t("Whole installation")}</span>}
            <span>
              {cause.functionId}
              {cause.stepName && ` · ${t("step {name}", { name: cause.stepName })}`}
            </span>
            {cause.provider && <span>{cause.provider}</span>}
            <span>
              {t("release")} <code className="font-mono text-xs">{cause.releaseSha.slice(0, 12)}</code>
            </span>
          </>
        }
        actions={right && <CauseActions cause={cause} maySettle={maySettle} />}
      />
      <PageBody className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-6">
          <CauseFigures cause={cause} />
          <CauseRuns cause={cause} />
        </div>
        <CauseNotes cause={cause} mayWrite={maySettle && !cause.isPlatform} />
      </PageBody>
    </>
  )
}
