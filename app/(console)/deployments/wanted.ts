import type { EnvironmentRow, Software, SoftwarePlace } from "@/lib/software/views"

/** A place as the dialogs name it. */
export type Wanted = {
  service: string
  serviceTitle: string
  /** The service's kind: who is hit when it stops. */
  kind: string
  environment: string
  environmentTitle: string
  /** The release that is known to run there. */
  runsId: string | null
  /** The release to begin with. */
  releaseId?: string
}

/** That place, as it stands. */
export const wantedAt = (
  service: Software["services"][number],
  environment: EnvironmentRow,
  place: SoftwarePlace,
): Wanted => ({
  service: service.name,
  serviceTitle: service.title,
  kind: service.kind,
  environment: environment.name,
  environmentTitle: environment.title,
  runsId: place.release?.id ?? null,
})
