import { PageHeader } from "@/components/page-header"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { ShortId } from "@/components/ui/copy-button"
import { can, type Role } from "@/lib/can"
import type { RunDetail } from "@/lib/jobs/schema"
import { DEPLOYER, hasEnded } from "@/lib/jobs/words"
import { FOLLOWER } from "@/lib/reruns/words"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { StopButton } from "../../reruns/[id]/stop-button"
import { CancelButton } from "./cancel-button"
import { RerunButton } from "./rerun-button"

/** Which run, how it stands, and what can be done with it. */
export function RunHeader({ run, roles }: { run: RunDetail; roles: readonly Role[] }) {
  return (
    <PageHeader
      back={{ href: "/jobs", label: t("Runs") }}
      title={run.functionId}
      after={<StatusBadge kind="run" value={shownStatus(run)} />}
      meta={
        <>
          <ShortId id={run.id} label={t("run id")} />
          <span>
            {t("Started")} <Time value={run.createdAt} />
          </span>
          {run.durationMs !== null && <span>{t("took {span}", { span: duration(run.durationMs) })}</span>}
          <span>{t("try {n} of {of}", { n: run.attempt + 1, of: run.maxAttempts })}</span>
        </>
      }
      actions={
        !run.isPlatform &&
        can(roles, "runs.rerun") &&
        (hasEnded(run.status) ? <RerunButton run={run} /> : <EndButton run={run} />)
      }
    />
  )
}

/** What looks after a rerun is not cancelled: the rerun is stopped, and its runs are followed to their end. Nor is a deployment's. */
function EndButton({ run }: { run: RunDetail }) {
  if (run.functionId === DEPLOYER) return <DeploymentLink id={run.event?.data.deploymentId} />
  const actionId = run.functionId === FOLLOWER ? run.event?.data.actionId : undefined
  return typeof actionId === "string" ? <StopButton id={actionId} /> : <CancelButton run={run} />
}

/** The engine sleeps in one way; people ask what for. */
function shownStatus({ status, nextAttemptAt, waiting }: RunDetail): string {
  if (nextAttemptAt) return "retrying"
  return waiting?.reason === "event" || waiting?.reason === "invoke" ? "waiting" : status
}

const DeploymentLink = ({ id }: { id: unknown }) =>
  typeof id === "string" ? <ButtonLink href={`/deployments/${id}`}>{t("Deployment")}</ButtonLink> : null
