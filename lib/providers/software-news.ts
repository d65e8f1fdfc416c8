/** What a partner tells of the software itself, in our words. Instants as ISO text. */
export type SoftwareNews =
  /** How one of a commit's checks stands. */
  | {
      kind: "checks"
      repository: string
      gitSha: string
      name: string
      state: "pending" | "green" | "red"
      at: string
    }
  /** Commits on a branch, oldest first. */
  | {
      kind: "pushed"
      repository: string
      branch: string
      commits: { sha: string; title: string; author: string }[]
    }
  /** Something was put somewhere, or was not. */
  | {
      kind: "deployed"
      by: "github" | "coolify"
      /** The partner's own id of it. */
      id: string
      ok: boolean
      repository?: string
      environment?: string
      gitSha?: string
      /** Coolify's id of the application. */
      application?: string
    }
  /** A build for phones ended. */
  | {
      kind: "built"
      by: "eas"
      id: string
      ok: boolean
      /** owner/slug */
      project: string
      platform: "android" | "ios"
      gitSha?: string
      version: string
      /** What the project calls its kind of build; ours is an environment of that name. */
      profile: string
      /** Given to testers as it is, without a store. */
      isInternal: boolean
      at: string
    }
  /** It was handed to a store, or was not taken. */
  | {
      kind: "submitted"
      by: "eas"
      id: string
      ok: boolean
      project: string
      build: string
      platform: "android" | "ios"
    }
  | { kind: "status"; by: "coolify"; application: string; detail: string }
  | { kind: "backup"; by: "coolify"; ok: boolean; database: string; detail: string }
