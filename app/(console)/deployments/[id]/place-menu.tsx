import type { Ctx } from "@/lib/ctx"
import type { DeploymentView } from "@/lib/deployments/schema"
import { isUnderWay } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import { listSoftware } from "@/lib/software/list"
import { canDeploy } from "../can-deploy"
import { PlaceActions } from "../place-actions"
import { wantedAt } from "../wanted"

/** What can be done next where this was put: from the page that says how it ended. */
export async function PlaceMenu({ ctx, deployment }: { ctx: Ctx; deployment: DeploymentView }) {
  const { services, environments, may } = await listSoftware(ctx, {})
  const service = services.find((one) => one.name === deployment.service)
  const place = service?.places.find((one) => one.id === deployment.placeId)
  const environment = environments.find((one) => one.name === deployment.environment)
  if (!service || !place || !environment) return null
  return (
    <PlaceActions
      label={t("{service} in {environment}", { service: service.title, environment: environment.title })}
      text={t("Do next…")}
      may={{ ...may, write: may.write && !isUnderWay(deployment.status) }}
      canDeploy={canDeploy(place)}
      isStopped={place.stoppedAt !== null}
      wanted={wantedAt(service, environment, place)}
    />
  )
}
