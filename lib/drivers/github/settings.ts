import { z } from "zod"

export const GithubSettings = z.strictObject({
  // Nothing but dots would be a way up in an address.
  repository: z.string().regex(/^(?!\.+\/)[\w.-]{1,100}\/(?!\.+$)[\w.-]{1,100}$/),
  /** The workflow's file name: deploy.yml. */
  workflow: z.string().regex(/^(?!\.+$)[\w.-]{1,100}$/),
  ref: z.string().regex(/^[\w./-]{1,200}$/),
  /** GitHub Enterprise's; absent: api.github.com. */
  apiUrl: z.url().max(500).optional(),
})
export type GithubSettings = z.output<typeof GithubSettings>

export const GithubSecrets = z.strictObject({ token: z.string().min(8).max(500) })
export type GithubSecrets = z.output<typeof GithubSecrets>

export const Run = z.object({
  id: z.number(),
  display_title: z.string(),
  /** queued, in_progress, completed, waiting, requested, pending */
  status: z.string().nullish(),
  /** success, failure, cancelled, timed_out … */
  conclusion: z.string().nullish(),
  html_url: z.string().nullish(),
})
export type Run = z.output<typeof Run>
