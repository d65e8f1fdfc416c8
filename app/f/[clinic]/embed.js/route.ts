import { env } from "@/lib/env"
import { securityHeaders } from "@/lib/web/security"
import { embedScript } from "../embed-script"
import { findPlace, nothing } from "../place"

export const dynamic = "force-dynamic"

/** For clinics' own sites; it holds nothing but addresses. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ clinic: string }> },
): Promise<Response> {
  const place = await findPlace((await params).clinic, new URLSearchParams())
  if (!place) return nothing()
  const { slug, words } = place.shown
  const headers = new Headers(securityHeaders(env().NEXTAUTH_URL))
  headers.set("content-type", "text/javascript; charset=utf-8")
  headers.set("cache-control", "public, max-age=300")
  headers.set("cross-origin-resource-policy", "cross-origin")
  return new Response(embedScript({ base: env().NEXTAUTH_URL, slug, title: words.frame }), { headers })
}
