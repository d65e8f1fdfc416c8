type Derived = { isDerived: boolean; kind: string; place: { baseUrl: string | null } | null }

/** What follows from a place falls away with what it followed from: no address, or a certificate where there is none any more. */
export function isApt({ isDerived, kind, place }: Derived): boolean {
  if (!isDerived || !place) return true
  return kind === "tls" ? (place.baseUrl?.startsWith("https://") ?? false) : place.baseUrl !== null
}
