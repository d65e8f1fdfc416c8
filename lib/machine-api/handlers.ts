import type { z } from "zod"
import { tokenIdOf } from "@/lib/api-tokens/token-ctx"
import type { Ctx } from "@/lib/ctx"
import { findDeployment } from "@/lib/deployments/find"
import { requestDeployment } from "@/lib/deployments/request"
import { isUnderWay } from "@/lib/deployments/words"
import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import { newId } from "@/lib/ids"
import { releaseNamed } from "@/lib/machine-api/release-named"
import type { DeploymentAnswer } from "@/lib/machine-api/schema"
import { DeployBody, ListQuery } from "@/lib/machine-api/schema"
import { parseInput } from "@/lib/operation"
import { listReleases } from "@/lib/releases/list"
import { registerRelease } from "@/lib/releases/register"
import { tellConfig } from "@/lib/software/tell-config"
import type { MachineAnswer, MachineAsked } from "@/lib/web/machine"

const base = () => env().NEXTAUTH_URL.replace(/\/$/, "")
const pageOf = (id: string) => `${base()}/deployments/${id}`
const addressOf = (id: string) => `${base()}/api/v1/deployments/${id}`

type Asked<P = Record<string, string | undefined>> = MachineAsked<P>
type Input<T extends (ctx: Ctx, input: never) => unknown> = Parameters<T>[1]

/** 201 when it was new, 200 when it was known. */
export async function postRelease(ctx: Ctx, { body }: Asked): Promise<MachineAnswer> {
  const value = await registerRelease(ctx, body as Input<typeof registerRelease>)
  return { status: value.isNew ? 201 : 200, value }
}

export async function getReleases(ctx: Ctx, { search }: Asked): Promise<MachineAnswer> {
  const { rows, nextCursor } = await listReleases(ctx, parseInput(ListQuery, search))
  return { value: { rows: rows.map(({ serviceTitle: _, source: __, ...one }) => one), nextCursor } }
}

const KEY = /^[\x21-\x7e]{8,100}$/

/** 202: it is asked for; how it goes stands at `url`. The same Idempotency-Key again is the same wish. */
export async function postDeployment(ctx: Ctx, { body, request }: Asked): Promise<MachineAnswer> {
  const { release, ...input } = parseInput(DeployBody, body)
  const given = request.headers.get("idempotency-key")
  if (given !== null && !KEY.test(given))
    fail("invalid_input", { fields: { "Idempotency-Key": "8 to 100 printable characters, without blanks." } })
  const releaseId = await releaseNamed(ctx, input.service, release)
  // One machine's keys are not another's.
  const key = given ? `${tokenIdOf(ctx)} ${given}` : newId()
  const { id, isNew } = await requestDeployment(ctx, {
    ...input,
    overrides: input.overrides ?? [],
    releaseId,
    key,
  })
  const value = { id, isNew, url: addressOf(id), page: pageOf(id) }
  return { status: 202, value, headers: { location: addressOf(id) } }
}

export async function getDeployment(ctx: Ctx, { params }: Asked<{ id: string }>): Promise<MachineAnswer> {
  const found = await findDeployment(ctx, { id: params.id })
  const { release, phases, smokes } = found
  const value: z.output<typeof DeploymentAnswer> = {
    id: found.id,
    service: found.service,
    environment: found.environment,
    kind: found.kind,
    status: found.status,
    isOver: !isUnderWay(found.status),
    phase: found.phase,
    because: found.because,
    isProven: found.isProven,
    release: release && {
      id: release.id,
      gitSha: release.gitSha,
      imageDigest: release.imageDigest,
      version: release.version,
    },
    phases: phases.map(({ name, status, detail }) => ({ name, status, detail })),
    smokes: smokes.map(({ name, outcome, detail }) => ({ name, outcome, detail })),
    createdAt: found.createdAt,
    finishedAt: found.finishedAt,
    reportName: found.reportName,
    page: pageOf(found.id),
  }
  return { value }
}

export async function postConfig(ctx: Ctx, { body }: Asked): Promise<MachineAnswer> {
  return { value: await tellConfig(ctx, body as Input<typeof tellConfig>) }
}
