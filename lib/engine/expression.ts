import { parse } from "@marcbachmann/cel-js"

type Evaluate = (context: Record<string, unknown>) => unknown

const parsed = new Map<string, Evaluate>()

function compile(expression: string): Evaluate {
  let evaluate = parsed.get(expression)
  if (!evaluate) {
    evaluate = parse(expression) as Evaluate
    parsed.set(expression, evaluate)
  }
  return evaluate
}

/** Throws when the expression is not CEL: found at start, not at the first event. */
export function assertExpression(expression: string): void {
  compile(expression)
}

/** A missing key is an error in this evaluator and null on a server: either way, no match. `async` is what came later. */
export function matches(
  expression: string | undefined,
  event: { name: string; data: unknown },
  async?: { name: string; data: unknown },
): boolean {
  if (!expression) return true
  try {
    return compile(expression)(async ? { event, async } : { event }) === true
  } catch {
    return false
  }
}

/** The value of an idempotency key as text; undefined where the event has none. */
export function keyOf(expression: string, event: { name: string; data: unknown }): string | undefined {
  try {
    const value = compile(expression)({ event })
    if (value === undefined || value === null) return undefined
    return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? String(inner) : inner))
  } catch {
    return undefined
  }
}

/** What the expression says as a whole number; undefined where it says none. */
export function numberOf(expression: string, event: { name: string; data: unknown }): number | undefined {
  try {
    const value = Number(compile(expression)({ event }))
    return Number.isFinite(value) ? Math.round(value) : undefined
  } catch {
    return undefined
  }
}
