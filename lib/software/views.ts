import type { DeployWindow } from "@/lib/software/words"

export type ReleaseBrief = {
  id: string
  gitSha: string
  imageDigest: string
  version: string | null
  buildTime: Date
}

/** The last attempt at a place, however it ended. */
export type LatestAttempt = {
  id: string
  kind: string
  status: string
  createdAt: Date
  finishedAt: Date | null
}

export type SoftwarePlace = {
  id: string
  serviceId: string
  environment: string
  baseUrl: string | null
  driver: string
  image: string | null
  replicas: number
  stoppedAt: Date | null
  stopReason: string | null
  /** What was last proven to run there; null: nobody has seen it yet. */
  release: ReleaseBrief | null
  provenAt: Date | null
  deploymentId: string | null
  latest: LatestAttempt | null
  configNames: string[]
  configAt: Date | null
  /** Names another environment has and this one lacks; null where nobody told the names. */
  missing: string[] | null
}

export type SoftwareRow = {
  id: string
  name: string
  title: string
  kind: string
  position: number
  owner: string
  ownerContact: string
  repository: string | null
  runbookUrl: string | null
  isRetired: boolean
  places: SoftwarePlace[]
}

export type EnvironmentRow = {
  name: string
  title: string
  position: number
  windows: DeployWindow[]
  needsChecks: boolean
  frozenAt: Date | null
  freezeReason: string | null
}

export type Software = {
  environments: EnvironmentRow[]
  services: SoftwareRow[]
  may: { write: boolean; stop: boolean; secrets: boolean }
}
