/** An error as the wire and the tables hold it: `name` and `message` are always there, stacks never. */
export type WireError = { name: string; message: string; [key: string]: unknown }

export const unsupported = (what: string): WireError => ({
  name: "UnsupportedByEngine",
  message: `The embedded engine does not do ${what}; set INNGEST_BASE_URL to use a server, or write it without.`,
})

export const workerDied = (times: number): WireError => ({
  name: "WorkerDied",
  message: `The worker died or stalled ${times} times while it ran this.`,
})

export const unknownFunction = (id: string): WireError => ({
  name: "UnknownFunction",
  message: `No function "${id}" in this release.`,
})

export const otherClinic = (): WireError => ({
  name: "OtherClinic",
  message: "A run of one clinic cannot invoke a function for another.",
})

/** Anything a handler may have answered as an error with a name and a message. */
export function toWireError(value: unknown, fallback = "The function failed without saying why."): WireError {
  const parsed = typeof value === "string" ? tryParse(value) : value
  if (typeof parsed === "object" && parsed !== null) {
    const { name, message, stack: _, ...rest } = parsed as Record<string, unknown>
    if (typeof message === "string")
      return { ...rest, name: typeof name === "string" ? name : "Error", message }
    if (typeof rest.error === "string") return { name: "EngineProtocolError", message: rest.error }
  }
  return { name: "Error", message: typeof parsed === "string" && parsed ? parsed : fallback }
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
