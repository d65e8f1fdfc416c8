import { env } from "@/lib/env"

export const engineKind = (): "embedded" | "server" => (env().INNGEST_BASE_URL ? "server" : "embedded")

/** An event that is fanned out has its run in the same moment; handed to a server, some time later. */
export const patienceMinutes = (): number => (engineKind() === "server" ? 15 : 0)

/** It tells of another run's end: that run's function is run again, not this. */
export const isHandler = (functionId: string): boolean => functionId.endsWith("-failure")
