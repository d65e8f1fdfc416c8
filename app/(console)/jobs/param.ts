export type Given = Record<string, string | string[] | undefined>

/** One word of an address; null where it is not given, or not among `known`. */
export function word<T extends string>(value: Given[string], known: readonly T[]): T | undefined {
  return known.find((one) => one === value)
}

/** A cursor as we write them; anything else is nobody's. */
export const cursorIn = (value: Given[string]): string | undefined =>
  typeof value === "string" && /^[\w-]{36,200}$/.test(value) ? value : undefined

export const textIn = (value: Given[string], most = 80): string | undefined =>
  typeof value === "string" ? value.trim().slice(0, most) || undefined : undefined
