import { createHash } from "node:crypto"
import { isLoopback, json } from "@/lib/deployments/smoke/target"
import type { Answer } from "@/lib/outbound/fetch"
import { fetchHost } from "@/lib/outbound/private-hosts"

export type Login = { user: string; password: string }
export type InRegistry = {
  /** By the registry's own word; null: it does not say. */
  digest: string | null
  /** Images of an index: a host may name the one that fits its machine. */
  members: string[]
  /** By the tag that the commit was pushed under, where there is one. */
  byTag: { tag: string; digest: string } | null
  detail: string
}

const MANIFESTS = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ")
const SHORT = 7

/** What the image's registry holds of a release, by the distribution API: under its digest, and under the commit's tag. */
export async function askRegistry(
  image: string,
  release: { gitSha: string; imageDigest: string },
  login?: Login,
): Promise<InRegistry> {
  const place = placeOf(image)
  const read = reader(place, login)
  const found = await read(release.imageDigest)
  if (found.status === 404)
    return { digest: null, members: [], byTag: null, detail: `${place.host} holds no image of this digest.` }
  if (found.status !== 200)
    return {
      digest: null,
      members: [],
      byTag: null,
      detail:
        found.status === 401 || found.status === 403
          ? `${place.host} asks for a login.`
          : `${place.host} answers ${found.status}.`,
    }
  const byTag = await taggedAs(read, release.gitSha)
  return {
    digest: digestOf(found),
    members: membersOf(found),
    byTag,
    detail: byTag ? `${place.host} holds it, also as ${byTag.tag.slice(0, 10)}.` : `${place.host} holds it.`,
  }
}

type Place = { host: string; base: string; name: string }

/** As docker reads a name: the first part is a host when it looks like one. */
function placeOf(image: string): Place {
  const [first = "", ...rest] = image.split("/")
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost")
  const host = hasHost ? first : "registry-1.docker.io"
  const name = hasHost ? rest.join("/") : rest.length > 0 ? image : `library/${image}`
  return { host, name, base: `${isLoopback(`http://${host}`) ? "http" : "https"}://${host}` }
}

type Read = (reference: string) => Promise<Answer>

function reader({ base, name }: Place, login?: Login): Read {
  let authorization: string | undefined
  return async (reference) => {
    const ask = () =>
      fetchHost(`${base}/v2/${name}/manifests/${reference}`, {
        headers: { accept: MANIFESTS, ...(authorization && { authorization }) },
      })
    const first = await ask()
    if (first.status !== 401 || authorization) return first
    authorization = await authorize(first.headers["www-authenticate"] ?? "", login)
    return authorization ? ask() : first
  }
}

/** The token that a registry gives out, to anybody or for a login. */
async function authorize(challenge: string, login?: Login): Promise<string | undefined> {
  const basic = login && `Basic ${Buffer.from(`${login.user}:${login.password}`).toString("base64")}`
  if (/^basic/i.test(challenge)) return basic
  const part = (name: string) => new RegExp(`${name}="([^"]{1,500})"`).exec(challenge)?.[1]
  const realm = part("realm")
  if (!realm || !URL.canParse(realm)) return undefined
  const url = new URL(realm)
  for (const name of ["service", "scope"]) {
    const value = part(name)
    if (value) url.searchParams.set(name, value)
  }
  const { status, body } = await fetchHost(`${url}`, { headers: basic ? { authorization: basic } : {} })
  const given = json(body.toString("utf8")) as { token?: unknown; access_token?: unknown } | undefined
  const token = given?.token ?? given?.access_token
  return status === 200 && typeof token === "string" ? `Bearer ${token}` : undefined
}

async function taggedAs(read: Read, gitSha: string): Promise<InRegistry["byTag"]> {
  for (const tag of [gitSha, gitSha.slice(0, SHORT)]) {
    const answer = await read(tag)
    const digest = answer.status === 200 ? digestOf(answer) : null
    if (digest) return { tag, digest }
  }
  return null
}

const digestOf = ({ headers, body }: Answer): string =>
  headers["docker-content-digest"] ?? `sha256:${createHash("sha256").update(body).digest("hex")}`

function membersOf({ body }: Answer): string[] {
  const given = json(body.toString("utf8")) as { manifests?: unknown } | undefined
  if (!Array.isArray(given?.manifests)) return []
  return given.manifests.flatMap((one: { digest?: unknown }) =>
    typeof one?.digest === "string" ? [one.digest] : [],
  )
}
