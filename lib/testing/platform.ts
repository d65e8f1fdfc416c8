import { createHmac } from "node:crypto"
import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { seal } from "@/lib/seal"

export const HOOK_SECRET = "hook-secret-of-a-test"
export const PATH_TOKEN = "path-token-of-a-test"
export const EXPO_SECRET = "expo-secret-of-a-test"

/** A platform provider as it is set up; secrets newest first. */
export async function connectPlatformProvider(
  provider: "github" | "coolify" | "eas",
  secrets: string[],
  given: { scheme?: string; active?: boolean } = {},
): Promise<void> {
  const id = newId()
  const scheme =
    given.scheme ?? { github: "hub-signature", coolify: "path-token", eas: "expo-signature" }[provider]
  await platformDb().platformConnection.create({
    data: {
      id,
      provider,
      scheme,
      sealed: seal(JSON.stringify({ secrets }), id),
      active: given.active ?? true,
    },
  })
}

export const hubSignature = (body: string | Uint8Array, secret = HOOK_SECRET): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`

export const expoSignature = (body: string | Uint8Array, secret = EXPO_SECRET): string =>
  `sha1=${createHmac("sha1", secret).update(body).digest("hex")}`

/** As EAS posts a build or a submission, signed. */
export const easRequest = (body: string | Uint8Array<ArrayBuffer>, secret = EXPO_SECRET): Request =>
  new Request("http://localhost:3000/api/webhooks/eas", {
    method: "POST",
    headers: { "content-type": "application/json", "expo-signature": expoSignature(body, secret) },
    body,
  })

/** As GitHub posts an event, signed. */
export function githubRequest(
  body: string | Uint8Array<ArrayBuffer>,
  given: { event?: string; delivery?: string; secret?: string; headers?: Record<string, string> } = {},
): Request {
  return new Request("http://localhost:3000/api/webhooks/github", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-github-event": given.event ?? "push",
      "x-github-delivery": given.delivery ?? newId(),
      "x-hub-signature-256": hubSignature(body, given.secret),
      ...given.headers,
    },
    body,
  })
}

/** As Coolify posts an event: the token at the end of the address is all that vouches for it. */
export function coolifyRequest(body: string | Uint8Array<ArrayBuffer>, token = PATH_TOKEN): Request {
  return new Request(`http://localhost:3000/api/webhooks/coolify/${token}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  })
}

/** Any request to a webhook's address, as the route hands it on. */
export function pathOf(request: Request): [provider: string, path: string[]] {
  const [, , , provider = "", ...path] = new URL(request.url).pathname.split("/")
  return [provider, path]
}
