import { env } from "@/lib/env"

export const engineKind = (): "embedded" | "server" => (env().INNGEST_BASE_URL ? "server" : "embedded")

/** An event that is fanned out has its run in the same moment; handed to a server, some time later. */
export const patienceMinutes = (): number => (engineKind() === "server" ? 15 : 0)

/** A server runs a function's failure handler by itself alone. */
export const isServersOwn = (functionId: string): boolean =>
  engineKind() === "server" && functionId.endsWith("-failure")
