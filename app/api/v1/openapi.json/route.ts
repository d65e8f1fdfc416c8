import { openApi } from "@/lib/machine-api/openapi"

export const dynamic = "force-dynamic"

/** For anyone: it names what there is, and opens nothing. */
export const GET = () => Response.json(openApi(), { headers: { "cache-control": "no-store" } })
