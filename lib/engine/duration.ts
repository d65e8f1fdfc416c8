const UNIT_MS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

/** When a sleep named `1h30m` or by an ISO instant ends, seen from `from`; undefined when it says neither. */
export function sleepEnd(name: string, from: Date): Date | undefined {
  if (/^(\d+(\.\d+)?(ms|[smhdw]))+$/.test(name)) {
    let ms = 0
    for (const [, amount, unit] of name.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)) {
      ms += Number(amount) * (UNIT_MS[unit ?? ""] ?? 0)
    }
    return new Date(from.getTime() + ms)
  }
  const instant = Date.parse(name)
  return Number.isNaN(instant) ? undefined : new Date(instant)
}
