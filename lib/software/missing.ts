type Told = { id: string; configNames: readonly string[]; configAt: Date | null; environment: string }

/**
 * Per place the names that one of the others has and it lacks; null where nobody told its names, or those of any
 * other: what was not seen is neither equal nor different.
 */
export function missingNames(places: readonly Told[]): Map<string, string[] | null> {
  const told = places.filter((one) => one.configAt !== null)
  const all = [...new Set(told.flatMap((one) => one.configNames))].sort()
  return new Map(
    places.map((one) => {
      if (one.configAt === null || told.length < 2) return [one.id, null]
      const own = new Set(one.configNames)
      return [one.id, all.filter((name) => !own.has(name))]
    }),
  )
}
