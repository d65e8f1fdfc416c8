import type { DeploymentStatus } from "@/lib/deployments/words"
import { type Standing, standingOf } from "@/lib/software/standing"
import type { EnvironmentRow, Software, SoftwarePlace, SoftwareRow } from "@/lib/software/views"
import { DAY_MS } from "@/lib/time"

export type Placed = {
  service: SoftwareRow
  environment: EnvironmentRow
  place: SoftwarePlace
  standing: Standing
}

/** Every place there is, in the order of the matrix. */
export const placesOf = ({ services, environments }: Software): Placed[] =>
  services.flatMap((service) =>
    environments.flatMap((environment) => {
      const place = service.places.find((one) => one.environment === environment.name)
      return place ? [{ service, environment, place, standing: standingOf(place) }] : []
    }),
  )

const TROUBLE: readonly DeploymentStatus[] = ["rolled_back", "refused", "failed", "rollback_failed"]
const ORDER: readonly Standing[] = ["lost", "under_way", "stopped", "unknown", "proven"]

/** Where something goes on, something is to be done, or an attempt of the last day came to nothing; the gravest first. */
export const needingEyes = (places: readonly Placed[], now: Date): Placed[] =>
  places
    .filter(
      ({ standing, place }) =>
        standing === "lost" || standing === "stopped" || standing === "under_way" || hasTrouble(place, now),
    )
    .sort((one, other) => ORDER.indexOf(one.standing) - ORDER.indexOf(other.standing))

/** The last attempt came to nothing, less than a day ago. */
const hasTrouble = ({ latest }: SoftwarePlace, now: Date): boolean =>
  latest?.finishedAt != null &&
  TROUBLE.includes(latest.status as DeploymentStatus) &&
  now.getTime() - latest.finishedAt.getTime() < DAY_MS
