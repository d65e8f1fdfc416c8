type Event = { name: string; data: unknown }

/** What an event must be to end a wait. With `path` and `value` it is found by index and the expression says no more. */
export type Match = { expression: string | null; path: string | null; value: string | null }

const SAME =
  /^\s*(?:event\.data\.(?<first>[A-Za-z_][\w.]*)\s*==\s*async\.data\.(?<second>[A-Za-z_][\w.]*)|async\.data\.(?<third>[A-Za-z_][\w.]*)\s*==\s*event\.data\.(?<fourth>[A-Za-z_][\w.]*))\s*$/

/** Beyond this an index entry would not take it. */
const LONGEST_VALUE = 500

/** `event.data.x == async.data.x`, the common case, is a value to look up; all else is evaluated. */
export function matchOf(expression: string | undefined, event: Event): Match {
  if (!expression) return { expression: null, path: null, value: null }
  const { first, second, third, fourth } = SAME.exec(expression)?.groups ?? {}
  const value = indexed(valueAt(event.data, first ?? fourth ?? ""))
  const path = second ?? third ?? null
  return value === null || path === null
    ? { expression, path: null, value: null }
    : { expression, path, value }
}

/** Whether an event has the value a wait looks for. */
export const hasValue = (event: Event, path: string, value: string): boolean =>
  indexed(valueAt(event.data, path)) === value

const DEEPEST = 50
const MOST_VALUES = 300

/** All values of an event that a wait may look for; undefined where there are too many to look each of them up. */
export function valuesOf(event: Event): string[] | undefined {
  const found = new Set<string>()
  return collect(event.data, found, 0) ? [...found] : undefined
}

function collect(value: unknown, found: Set<string>, depth: number): boolean {
  const one = indexed(value)
  if (one !== null) found.add(one)
  if (found.size > MOST_VALUES || depth > DEEPEST) return false
  if (one !== null || typeof value !== "object" || value === null || Array.isArray(value)) return true
  return Object.values(value).every((inner) => collect(inner, found, depth + 1))
}

function valueAt(data: unknown, path: string): unknown {
  let value = data
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** As JSON, so that 1 and "1" differ and U+0000 stays escaped. */
function indexed(value: unknown): string | null {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return null
  const text = JSON.stringify(value)
  return text.length <= LONGEST_VALUE ? text : null
}
