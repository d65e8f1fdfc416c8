type Params = URLSearchParams | string | Record<string, string | string[] | undefined>
type Change = Record<string, string | number | null | undefined>

/** Where a list was read to; a new filter or order starts from its head again. */
const POSITION = ["cursor", "before"]

/**
 * `path` with the query changed: null or "" takes a key away. The list's position goes too,
 * unless the change sets one.
 */
export function hrefWith(path: string, params: Params, change: Change): string {
  const next = new URLSearchParams(
    typeof params === "object" && !(params instanceof URLSearchParams) ? flat(params) : params,
  )
  for (const key of POSITION) next.delete(key)
  for (const [key, value] of Object.entries(change)) {
    if (value === null || value === undefined || value === "") next.delete(key)
    else next.set(key, String(value))
  }
  const query = next.toString()
  return query ? `${path}?${query}` : path
}

function flat(params: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(params).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, Array.isArray(value) ? (value[0] ?? "") : value] as [string, string]],
  )
}
