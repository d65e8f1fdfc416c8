import { PageHeader } from "@/components/page-header"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import type { Ctx } from "@/lib/ctx"
import type { ReleaseView } from "@/lib/releases/find"
import { t } from "@/lib/say"
import { listSoftware } from "@/lib/software/list"
import { shortSha } from "@/lib/software/words"
import { canDeploy } from "../../can-deploy"
import { checksWord } from "../../deployment-words"
import { DeployButton } from "./deploy-button"

/** What was built, and where it could go from here. */
export async function ReleaseHeader({ release, ctx }: { release: ReleaseView; ctx: Ctx }) {
  const { service, version, gitSha, branch, buildTime } = release
  const checks = checksWord(release.checks)
  const software = await listSoftware(ctx, {})
  const places = software.services.find((one) => one.id === service.id)?.places ?? []
  return (
    <PageHeader
      back={{ href: "/deployments/releases", label: t("Releases") }}
      title={`${service.title} ${version ?? shortSha(gitSha)}`}
      after={<Badge tone={checks.tone}>{checks.word}</Badge>}
      meta={
        <>
          {branch && <span>{branch}</span>}
          <span>
            {t("built")} <Time value={buildTime} zone="UTC" as="moment" />
          </span>
        </>
      }
      actions={
        <>
          <ButtonLink href={`/deployments/compare?b=${release.id}`}>{t("Compare")}</ButtonLink>
          {software.may.write && (
            <DeployButton
              places={software.environments.flatMap(({ name, title }) => {
                const place = places.find((one) => one.environment === name && canDeploy(one))
                return place
                  ? [
                      {
                        service: service.name,
                        serviceTitle: service.title,
                        kind: service.kind,
                        environment: name,
                        environmentTitle: title,
                        runsId: place.release?.id ?? null,
                        releaseId: release.id,
                      },
                    ]
                  : []
              })}
            />
          )}
        </>
      }
    />
  )
}
