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
