import Link from "next/link"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import type { DeploymentStatus } from "@/lib/deployments/words"
import { isDemoAddress, leadsNowhere } from "@/lib/drivers/demo/address"
import { t, tn } from "@/lib/say"
import { standingOf } from "@/lib/software/standing"
import type { EnvironmentRow, Software, SoftwarePlace } from "@/lib/software/views"
import { shortSha } from "@/lib/software/words"
import { canDeploy } from "./can-deploy"
import { StatusMark, shortDigest } from "./deployment-words"
import { PlaceActions } from "./place-actions"
import { StandingMark } from "./standing-mark"
import { wantedAt } from "./wanted"

type Props = {
  service: Software["services"][number]
  environment: EnvironmentRow
  place: SoftwarePlace | null
  may: Software["may"]
}

/** What is known of a service in an environment; what nobody has seen is not known, and never green. */
export function PlaceCell({ service, environment, place, may }: Props) {
  const label = t("{service} in {environment}", { service: service.title, environment: environment.title })
  if (!place)
    return (
      <p className="self-center text-sm text-ink-3">
        <span className="lg:hidden">{environment.title}: </span>
        {t("Not there")}
      </p>
    )
  const { release, latest, missing } = place
  const standing = standingOf(place)
  const isRunning = standing === "proven" || standing === "under_way"
  return (
    <section aria-label={label} className="flex min-w-0 items-start gap-2 rounded-md bg-sunken p-3">
      <div className="grid min-w-0 grow gap-1">
        <p className="text-2xs font-medium text-ink-3 uppercase lg:hidden">{environment.title}</p>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <StandingMark standing={standing} isUnproven={release !== null} />
          {release && standing === "lost" && (
            <span className="text-xs text-ink-3">{t("the last that was known:")}</span>
          )}
          {release && (
            <Link
              href={`/deployments/releases/${release.id}`}
              className="text-sm font-medium text-ink hover:underline"
            >
              {release.version ?? shortSha(release.gitSha)}
            </Link>
          )}
        </div>
        {release && (
          <p className="flex flex-wrap gap-x-3 font-mono text-xs text-ink-3">
            <span title={release.gitSha}>{shortSha(release.gitSha)}</span>
            <span title={release.imageDigest}>{shortDigest(release.imageDigest)}</span>
          </p>
        )}
        {isRunning && place.provenAt && <Since at={place.provenAt} deploymentId={place.deploymentId} />}
        {!release && !place.stoppedAt && (
          <p className="text-xs text-ink-3">{t("Nobody has proven what runs there.")}</p>
        )}
        {place.stoppedAt && (
          <p className="text-xs text-ink-2">
            {t("Stopped")} <Time value={place.stoppedAt} zone="UTC" />
            {place.stopReason && <>: {place.stopReason}</>}
          </p>
        )}
        {isDemoAddress(place.baseUrl) && (
          <p className="text-xs text-ink-3">{t("On a host of the demo, on this machine")}</p>
        )}
        {leadsNowhere(place.baseUrl) && (
          <p className="text-xs text-ink-3">{t("Its address is an example: nothing answers there")}</p>
        )}
        {latest && <LastAttempt latest={latest} place={place} />}
        {missing && missing.length > 0 && (
          <p className="mt-0.5">
            <Badge tone="amber" title={missing.join(", ")}>
              {tn(missing.length, "{n} setting missing here", "{n} settings missing here")}
            </Badge>
          </p>
        )}
      </div>
      {(may.write || may.stop) && (
        <PlaceActions
          label={label}
          may={may}
          canDeploy={canDeploy(place)}
          isStopped={place.stoppedAt !== null}
          wanted={wantedAt(service, environment, place)}
        />
      )}
    </section>
  )
}

/** Since when it is known to run there, and by which deployment. */
function Since({ at, deploymentId }: { at: Date; deploymentId: string | null }) {
  const said = (
    <>
      {t("Runs since")} <Time value={at} zone="UTC" />
    </>
  )
  return (
    <p className="text-xs text-ink-3">
      {deploymentId ? (
        <Link href={`/deployments/${deploymentId}`} className="hover:underline">
          {said}
        </Link>
      ) : (
        said
      )}
    </p>
  )
}

/** Said where it is not the one that is proven to run: what went wrong since, or goes on now. */
function LastAttempt({
  latest,
  place,
}: {
  latest: NonNullable<SoftwarePlace["latest"]>
  place: SoftwarePlace
}) {
  if (latest.id === place.deploymentId || latest.kind === "stop") return null
  const status = latest.status as DeploymentStatus
  return (
    <p className="text-xs">
      <Link
        href={`/deployments/${latest.id}`}
        className="inline-flex flex-wrap items-center gap-x-1.5 text-ink-3 hover:underline"
      >
        <span className="sr-only">{t("Last attempt:")}</span>
        <StatusMark status={status} look="plain" isUnproven />
        <Time value={latest.finishedAt ?? latest.createdAt} zone="UTC" />
      </Link>
    </p>
  )
}
