import type { z } from "zod"

export const DRIVER_NAMES = ["coolify", "compose", "webhook", "ecs", "kubernetes", "github", "eas"] as const
export type DriverName = (typeof DRIVER_NAMES)[number]

/** What a driver is told of where it works: settings and secrets as its own schemas read them. */
export type DriverPlace<Settings = unknown, Secrets = unknown> = {
  service: string
  environment: string
  /** Without tag: ghcr.io/acme/rounds; null where the driver needs none. */
  image: string | null
  replicas: number
  settings: Settings
  secrets: Secrets
}

export type DriverRelease = { gitSha: string; imageDigest: string }

/** What stands there by the word of the host's own API. */
export type Running = {
  /** sha256:…; null where the host does not say. */
  digest: string | null
  gitSha: string | null
  replicas: number
  /** All that `restore` needs to bring just this back; kept with the deployment as JSON, so no secrets. */
  saved: Record<string, unknown>
  detail: string
}

export type Progress = {
  state: "under_way" | "stable" | "failed"
  /** Of those wanted, how many the host calls healthy; null where it does not say. */
  healthy: number | null
  wanted: number | null
  /** One sentence, without secrets. */
  detail: string
}

/**
 * One way to put a release somewhere. Every method may be called again after a crash: `deploy` with the same key does
 * nothing twice where the API allows to know. Throws `DriverError`; `isFinal` when trying again cannot help.
 */
export interface Driver<Settings = unknown, Secrets = unknown> {
  readonly name: DriverName
  readonly title: string
  readonly settings: z.ZodType<Settings>
  readonly secrets: z.ZodType<Secrets>
  /** By digest: what the API takes is said honestly here, and shown. */
  readonly about: { byDigest: boolean; saysDigest: boolean; canStop: boolean; words: string }
  /** Asks the API who we are there and whether the place is there. Changes nothing. */
  test(place: DriverPlace<Settings, Secrets>): Promise<{ ok: boolean; detail: string }>
  current(place: DriverPlace<Settings, Secrets>): Promise<Running>
  /** Begins; answers by what it is asked for later. */
  deploy(
    place: DriverPlace<Settings, Secrets>,
    release: DriverRelease,
    key: string,
  ): Promise<{ handle: string; detail: string }>
  /** Brings back what `current` once said. */
  restore(
    place: DriverPlace<Settings, Secrets>,
    saved: Record<string, unknown>,
    key: string,
  ): Promise<{ handle: string; detail: string }>
  progress(place: DriverPlace<Settings, Secrets>, handle: string): Promise<Progress>
  /** Ends what was begun, where the API offers that; otherwise says so. */
  cancel(place: DriverPlace<Settings, Secrets>, handle: string): Promise<{ detail: string }>
  stop(place: DriverPlace<Settings, Secrets>): Promise<{ detail: string }>
  resume(place: DriverPlace<Settings, Secrets>, replicas: number): Promise<{ detail: string }>
  /** Lines the host logged since, newest last, at most `limit`; null where its API offers none. */
  logs(place: DriverPlace<Settings, Secrets>, since: Date, limit: number): Promise<string[] | null>
}

export class DriverError extends Error {
  constructor(
    message: string,
    readonly more: { isFinal?: boolean; retryAfterMs?: number; status?: number } = {},
  ) {
    super(message)
    this.name = "DriverError"
  }
}
