import { env } from "@/lib/env"
import { type Checks, runChecks } from "@/lib/health/checks"
import packageJson from "@/package.json" with { type: "json" }

const UNCACHED = { headers: { "cache-control": "no-store" } }

export function live(): Response {
  return Response.json({ status: "ok" }, UNCACHED)
}

export function overall(checks: Checks): "ok" | "degraded" | "unavailable" {
  if (checks.database.status === "failed" || checks.migrations.status === "failed") return "unavailable"
  return Object.values(checks).every((check) => check.status === "ok") ? "ok" : "degraded"
}

/** 503 only when no request could be served: a balancer takes the instance out for it. */
export async function ready(): Promise<Response> {
  const checks = await runChecks()
  const status = overall(checks)
  return Response.json({ status, checks }, { ...UNCACHED, status: status === "unavailable" ? 503 : 200 })
}

export function version(): Response {
  const { GIT_SHA, BUILD_TIME, IMAGE_DIGEST, NODE_ENV } = env()
  const facts = { gitSha: GIT_SHA, buildTime: BUILD_TIME, imageDigest: IMAGE_DIGEST, nodeEnv: NODE_ENV }
  return Response.json({ service: "rounds", version: packageJson.version, ...facts }, UNCACHED)
}
