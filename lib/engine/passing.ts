/** Deadlocks, time-outs and the like go by; what is wrong with the data does not. */
export const isPassing = (error: unknown): boolean => {
  const { code } = error as { code?: unknown }
  return typeof code === "string" && /^(08|40|53|55|57)/.test(code)
}
