/** Who is in pain comes for that; everybody else for a first look, whatever they will want in the end. */
export function serviceFor<S extends { name: string }>(
  services: readonly S[],
  wants: string | null,
): S | undefined {
  const named = (...words: string[]) =>
    services.find(({ name }) => words.some((word) => name.toLowerCase().includes(word)))
  const urgent = wants === "emergency" ? named("emergency", "urgen", "notfall") : undefined
  return urgent ?? named("consult", "beratung") ?? services[0]
}
