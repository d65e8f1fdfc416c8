import { env } from "@/lib/env"

export const engineKind = (): "embedded" | "server" => (env().INNGEST_BASE_URL ? "server" : "embedded")

/** What stands against a rerun where a server drives the functions. */
export const serverRefusal = (): string | null =>
  engineKind() === "server" ? "A server runs the functions: run it again there." : null
