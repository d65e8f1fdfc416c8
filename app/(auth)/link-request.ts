import { headers } from "next/headers"
import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import type { FromLink } from "@/lib/team/accept"
import { isFromOwnPage } from "@/lib/web/origin"
import { addressOf, requestIdOf } from "@/lib/web/request"
import { readSessionCookie } from "@/lib/web/session-cookie"

/** Who follows a link, as far as it is theirs to say. Throws `wrong_origin`. */
export async function linkRequest(token: unknown): Promise<FromLink> {
  const said = await headers()
  if (!isFromOwnPage(said, env().NEXTAUTH_URL)) fail("wrong_origin")
  return {
    token: typeof token === "string" ? token : "",
    address: addressOf(said),
    userAgent: said.get("user-agent"),
    requestId: requestIdOf(said),
    previousToken: await readSessionCookie(),
  }
}

/** What a form behind a link shows of a failure. */
export type LinkState = {
  sentence: string
  fields: Record<string, string>
  wantsCode?: boolean
  isDone?: boolean
}
