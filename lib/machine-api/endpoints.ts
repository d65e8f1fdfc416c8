import type { z } from "zod"
import type { TokenScope } from "@/lib/api-tokens/words"
import { HostAnswer, ReportHostInput } from "@/lib/hosts/schema"
import {
  ConfigAnswer,
  DeployBody,
  DeploymentAnswer,
  ListQuery,
  RegisteredAnswer,
  ReleasesAnswer,
  RequestedAnswer,
} from "@/lib/machine-api/schema"
import { RegisterReleaseInput } from "@/lib/releases/schema"
import { TellConfigInput } from "@/lib/software/schema"

export type Endpoint = {
  method: "get" | "post"
  /** As OpenAPI writes it: /releases/{id} */
  path: string
  scope: TokenScope
  id: string
  summary: string
  body?: z.ZodType
  query?: z.ZodObject
  headers?: Readonly<Record<string, string>>
  /** By status, what it answers. */
  answers: Readonly<Record<number, { words: string; schema: z.ZodType }>>
  refuses: readonly number[]
}

/** What machines may ask under /api/v1, with the very schemas that read and answer it. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    method: "post",
    path: "/releases",
    scope: "releases.write",
    id: "registerRelease",
    summary: "Make a build known. Told again, it is the same release.",
    body: RegisterReleaseInput,
    answers: {
      201: { words: "It is new.", schema: RegisteredAnswer },
      200: { words: "It was known.", schema: RegisteredAnswer },
    },
    refuses: [400, 401, 403, 404, 413, 415, 429, 503],
  },
  {
    method: "get",
    path: "/releases",
    scope: "deployments.read",
    id: "listReleases",
    summary: "Releases, newest first, by cursor.",
    query: ListQuery,
    answers: { 200: { words: "A page of them.", schema: ReleasesAnswer } },
    refuses: [400, 401, 403, 429, 503],
  },
  {
    method: "post",
    path: "/deployments",
    scope: "deployments.write",
    id: "requestDeployment",
    summary: "Ask for a release at a place. It is looked at first and may be refused; its status says so.",
    body: DeployBody,
    headers: { "Idempotency-Key": "Sent twice, it is one deployment." },
    answers: { 202: { words: "Asked for.", schema: RequestedAnswer } },
    refuses: [400, 401, 403, 404, 409, 413, 415, 429, 503],
  },
  {
    method: "get",
    path: "/deployments/{id}",
    scope: "deployments.read",
    id: "getDeployment",
    summary: "How a deployment goes, or how it went.",
    answers: { 200: { words: "The deployment.", schema: DeploymentAnswer } },
    refuses: [401, 403, 404, 429, 503],
  },
  {
    method: "post",
    path: "/config",
    scope: "config.write",
    id: "tellConfig",
    summary: "Which configuration variables are set at a place: names only, never values.",
    body: TellConfigInput,
    answers: { 200: { words: "What came and went since.", schema: ConfigAnswer } },
    refuses: [400, 401, 403, 404, 413, 415, 429, 503],
  },
  {
    method: "post",
    path: "/hosts",
    scope: "hosts.write",
    id: "reportHost",
    summary:
      "How a host is doing: its processor, memory and disk as shares from 0 to 1, of which a minute counts once; and which containers it runs, of which the last word counts.",
    body: ReportHostInput,
    answers: {
      201: { words: "Kept.", schema: HostAnswer },
      200: { words: "This minute was told already.", schema: HostAnswer },
    },
    refuses: [400, 401, 403, 413, 415, 429, 503],
  },
]
