import type { NextRequest } from "next/server"
import { env } from "@/lib/env"

type Route = Record<"GET" | "POST" | "PUT", (request: NextRequest, context: unknown) => Promise<Response>>

let served: Promise<Route> | undefined

/** For a real Inngest server alone; the embedded engine calls its functions without a socket. */
async function answer(method: keyof Route, request: NextRequest, context: unknown): Promise<Response> {
  if (!env().INNGEST_BASE_URL) return new Response(null, { status: 404 })
  served ??= serveFunctions()
  return (await served)[method](request, context)
}

async function serveFunctions(): Promise<Route> {
  const [{ serve }, { serveOptions }] = await Promise.all([import("inngest/next"), import("@/inngest/serve")])
  return serve(serveOptions()) as Route
}

export const dynamic = "force-dynamic"
export const GET = (request: NextRequest, context: unknown) => answer("GET", request, context)
export const POST = (request: NextRequest, context: unknown) => answer("POST", request, context)
export const PUT = (request: NextRequest, context: unknown) => answer("PUT", request, context)
