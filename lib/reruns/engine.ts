import { env } from "@/lib/env"

export const engineKind = (): "embedded" | "server" => (env().INNGEST_BASE_URL ? "server" : "embedded")
