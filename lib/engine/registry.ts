import { assertSchedule } from "./cron"
import { assertExpression } from "./expression"
import type { RegisteredFunction } from "./handler"
import { OPTIONS, readEnds, readFlow } from "./options"
import type { EngineFunction } from "./types"

const FAILED = "inngest/function.failed"
const KNOWN = new Set(["id", "name", "triggers", "steps", ...OPTIONS])
/** What a server takes where `retries` is not set. */
const DEFAULT_RETRIES = 4

export class UnsupportedOptionError extends Error {
  constructor(readonly refusals: readonly string[]) {
    super(`The embedded engine cannot run these functions:\n${refusals.map((one) => `  ${one}`).join("\n")}`)
    this.name = "UnsupportedOptionError"
  }
}

/** The functions to run; throws `UnsupportedOptionError` naming every function and option the engine does not do. */
export function readRegistry(
  appId: string,
  registered: readonly RegisteredFunction[],
): Map<string, EngineFunction> {
  const refusals = registered.flatMap((one) => refusalsOf(appId, one))
  if (refusals.length > 0) throw new UnsupportedOptionError(refusals)
  return new Map(registered.map((one) => [shortId(appId, one.id), toFunction(appId, one)]))
}

function refusalsOf(appId: string, one: RegisteredFunction): string[] {
  const refusals: string[] = []
  const id = shortId(appId, one.id)
  for (const [key, value] of Object.entries(one)) {
    if (
      !KNOWN.has(key) &&
      value !== undefined &&
      value !== null &&
      !(Array.isArray(value) && value.length === 0)
    ) {
      refusals.push(`${id}: option ${key}`)
    }
  }
  for (const trigger of one.triggers) {
    if (trigger.jitter) refusals.push(`${id}: option jitter of a cron trigger`)
    if (trigger.event?.includes("*")) refusals.push(`${id}: a wildcard in the trigger ${trigger.event}`)
    if (trigger.cron)
      refuse(refusals, () => assertSchedule(trigger.cron ?? ""), `${id}: the schedule ${trigger.cron}`)
    const { expression } = trigger
    if (expression)
      refuse(refusals, () => assertExpression(expression), `${id}: the expression ${expression}`)
  }
  const { idempotency } = one
  if (idempotency)
    refuse(refusals, () => assertExpression(idempotency), `${id}: the idempotency ${idempotency}`)
  const told = (sentence: string) => void refusals.push(`${id}: ${sentence}`)
  readFlow(one, told)
  readEnds(one, told)
  return refusals
}

function refuse(refusals: string[], assert: () => void, sentence: string): void {
  try {
    assert()
  } catch {
    refusals.push(`${sentence} cannot be read`)
  }
}

function toFunction(appId: string, one: RegisteredFunction): EngineFunction {
  const failureOf = one.triggers
    .filter((trigger) => trigger.event === FAILED)
    .map((trigger) => /^event\.data\.function_id == '(.+)'$/.exec(trigger.expression ?? "")?.[1])
    .find(Boolean)
  return {
    id: shortId(appId, one.id),
    wireId: one.id,
    triggers: one.triggers.flatMap(({ event, expression }) => (event ? [{ event, expression }] : [])),
    schedules: one.triggers.flatMap(({ cron }) => (cron ? [cron] : [])),
    maxAttempts: (one.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1,
    idempotency: one.idempotency,
    failureOf: failureOf ? shortId(appId, failureOf) : undefined,
    wireFailureOf: failureOf,
    ...readEnds(one, () => {}),
    flow: readFlow(one, () => {}),
  }
}

const shortId = (appId: string, id: string) => (id.startsWith(`${appId}-`) ? id.slice(appId.length + 1) : id)
