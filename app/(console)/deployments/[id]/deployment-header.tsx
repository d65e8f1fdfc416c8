import { Suspense } from "react"
import { PageHeader } from "@/components/page-header"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Skeleton } from "@/components/ui/skeleton"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { DeploymentView } from "@/lib/deployments/schema"
import { kindWord } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import { duration } from "@/lib/time"
import { ReleaseName, StatusMark } from "../deployment-words"
import { CancelButton } from "./cancel-button"
import { PlaceMenu } from "./place-menu"

type Props = { deployment: DeploymentView; ctx: Ctx }

/** What was to be put where, and how it stands. */
export function DeploymentHeader({ deployment, ctx }: Props) {
  const { kind, serviceTitle, environment, release, requestedByName, createdAt, durationMs } = deployment
  const mayWrite = can(ctx.roles, "deployments.write") !== null
  const mayAct = mayWrite || can(ctx.roles, "deployments.stop") !== null
  return (
    <PageHeader
      back={{ href: "/deployments/history", label: t("History") }}
      title={`${serviceTitle} → ${environment}`}
      after={<StatusMark status={deployment.status} isUnproven={kind !== "stop" && !deployment.isProven} />}
      meta={
        <>
          <span>{kindWord(kind)}</span>
          {release && (
            <span>
              <ReleaseName release={release} />
            </span>
          )}
          <span>
            {requestedByName && `${t("asked by {name}", { name: requestedByName })} `}
            <Time value={createdAt} zone="UTC" as="moment" />
          </span>
          {durationMs !== null && deployment.finishedAt && (
            <span>{t("took {span}", { span: duration(durationMs) })}</span>
          )}
        </>
      }
      actions={
        <>
          {deployment.reportName && (
            <ButtonLink href={`/deployments/${deployment.id}/report`}>{t("Report")}</ButtonLink>
          )}
          {mayAct && (
            <Suspense fallback={<Skeleton className="h-8 w-24 rounded-md" />}>
              <PlaceMenu ctx={ctx} deployment={deployment} />
            </Suspense>
          )}
          {mayWrite && deployment.canCancel && <CancelButton id={deployment.id} />}
        </>
      }
    />
  )
}
