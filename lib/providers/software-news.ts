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
  | { kind: "status"; by: "coolify"; application: string; detail: string }
  | { kind: "backup"; by: "coolify"; ok: boolean; database: string; detail: string }
