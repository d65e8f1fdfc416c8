import { randomBytes } from "node:crypto"
import { env } from "@/lib/env"
import { findDoor } from "@/lib/inbox/connections"
import { originsOf } from "@/lib/providers/lead-form/settings"
import type { FormLanguage } from "@/lib/providers/lead-form/shape"
import { languageOf, phrasesFor } from "@/lib/providers/lead-form/words"
import { publicPageHeaders } from "@/lib/web/security"
import { nothingPage, type Shown } from "./draw"

export type Place = {
  clinicId: string
  /** Sites that may frame the form. */
  origins: string[]
  shown: Shown
  /** This form's address with these parameters besides those that always stay. */
  href(more?: Record<string, string>): string
  reply(status: number, page: string): Response
}

const KEPT = ["embed", "theme", "utm_source", "utm_medium", "utm_campaign"]

/** The clinic's form as this visitor asked for it; null for an unknown or inactive clinic. */
export async function findPlace(slug: string, params: URLSearchParams): Promise<Place | null> {
  const door = await findDoor("lead-form", slug)
  if (!door?.clinicId) return null
  const { clinicId, name } = door
  const language = languageOf(params.get("lang"), languageIn(door.connection?.settings), door.language)
  const nonce = randomBytes(16).toString("base64")
  const origins = originsOf(door.connection?.settings)
  const theme = params.get("theme")
  const hrefIn = (one: FormLanguage, more: Record<string, string> = {}): string => {
    const kept = KEPT.flatMap((name): [string, string][] => {
      const value = params.get(name)?.slice(0, 200)
      return value ? [[name, value]] : []
    })
    return `/f/${encodeURIComponent(door.slug)}?${new URLSearchParams([...kept, ["lang", one], ...Object.entries(more)])}`
  }
  return {
    clinicId,
    origins,
    shown: {
      slug: door.slug,
      clinicName: name,
      words: phrasesFor(language, name),
      look: {
        language,
        nonce,
        embedded: params.get("embed") === "1",
        theme: theme === "light" || theme === "dark" ? theme : null,
      },
      hrefIn,
    },
    href: (more) => hrefIn(language, more),
    reply: (status, page) => pageReply(status, page, nonce, origins),
  }
}

/** What the clinic chose for its form, where that is not its own language. */
const languageIn = (settings: unknown): unknown => (settings as { language?: unknown } | undefined)?.language

/** A real 404, for a person to read. */
export function nothing(): Response {
  const nonce = randomBytes(16).toString("base64")
  return pageReply(404, nothingPage(nonce), nonce, [])
}

export function pageReply(status: number, page: string, nonce: string, origins: readonly string[]): Response {
  const headers = new Headers(publicPageHeaders(env().NEXTAUTH_URL, nonce, origins))
  headers.set("content-type", "text/html; charset=utf-8")
  return new Response(page, { status, headers })
}
