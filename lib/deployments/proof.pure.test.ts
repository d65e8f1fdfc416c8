import { describe, expect, it } from "vitest"
import { differing, proveFourWays } from "@/lib/deployments/proof"

const DIGEST = `sha256:${"a".repeat(64)}`
const OTHER = `sha256:${"b".repeat(64)}`
const SHA = "c".repeat(40)
type Evidence = Parameters<typeof proveFourWays>[0]
const good: Evidence = {
  release: { gitSha: SHA, imageDigest: DIGEST },
  registry: { digest: DIGEST, members: [], byTag: null, detail: "holds it" },
  host: { digest: DIGEST, gitSha: null, detail: "runs it" },
  said: { gitSha: SHA, imageDigest: DIGEST, detail: "says it" },
  at: new Date("2026-11-23T11:00:00Z"),
}
const words = (given: Partial<Evidence>) => {
  const proof = proveFourWays({ ...good, ...given })
  return {
    isProven: proof.isProven,
    differs: differing(proof),
    host: proof.host.word,
    version: proof.version.word,
  }
}

describe("four-way proof", () => {
  it("is one when all four agree", () => {
    expect(words({})).toEqual({ isProven: true, differs: [], host: "agrees", version: "agrees" })
  })

  it("takes the commit's word where the service knows no digest of its own", () => {
    expect(words({ said: { gitSha: SHA, imageDigest: null, detail: "" } }).isProven).toBe(true)
  })

  it("takes an image of the index for the index: a host names what fits its machine", () => {
    const registry = { digest: DIGEST, members: [OTHER], byTag: null, detail: "" }
    expect(words({ registry, host: { digest: OTHER, gitSha: null, detail: "" } }).isProven).toBe(true)
  })

  it.each<[string, Partial<Evidence>]>([
    ["registry", { registry: { ...good.registry!, digest: OTHER } }],
    ["registry", { registry: { ...good.registry!, byTag: { tag: SHA, digest: OTHER } } }],
    [
      "registry",
      { registry: { ...good.registry!, digest: null, detail: "r holds no image of this digest." } },
    ],
    ["host", { host: { digest: OTHER, gitSha: null, detail: "" } }],
    ["version", { said: { gitSha: "d".repeat(40), imageDigest: DIGEST, detail: "" } }],
    ["version", { said: { gitSha: SHA, imageDigest: OTHER, detail: "" } }],
  ])("says that %s is another", (side, given) => {
    expect(words(given)).toMatchObject({ isProven: false, differs: [side] })
  })

  it.each<[string, Partial<Evidence>]>([
    [
      "a registry that wants a login",
      { registry: { ...good.registry!, digest: null, detail: "asks for a login." } },
    ],
    ["no registry", { registry: null }],
    ["a host that does not say", { host: { digest: null, gitSha: SHA, detail: "" } }],
    ["a host that is silent", { host: null }],
    ["a service that says nothing", { said: { gitSha: null, imageDigest: null, detail: "" } }],
  ])("takes %s for unknown: no proof, and nothing against it", (_, given) => {
    expect(words(given)).toMatchObject({ isProven: false, differs: [] })
  })
})

describe("a witness", () => {
  const SINCE = new Date("2026-11-23T10:59:00Z")
  const silent = { digest: null, gitSha: null, detail: "does not say" }
  const heard = (
    containers: { name?: string; image?: string; digests?: string[]; commit?: string }[] | null,
    more: { secondsAgo?: number; name?: string | null; given?: Partial<Evidence> } = {},
  ) =>
    proveFourWays({
      ...good,
      host: silent,
      testimony: {
        host: "docker-1",
        sought: { name: more.name ?? null, image: "ghcr.io/acme/api" },
        since: SINCE,
        picture: containers && {
          at: new Date(good.at.getTime() - (more.secondsAgo ?? 5) * 1_000),
          containers: containers.map((one) => ({
            name: "api-1",
            image: "ghcr.io/acme/api:latest",
            digests: [],
            ...one,
          })),
        },
      },
      ...more.given,
    })
  const holds = (digest: string) => [`ghcr.io/acme/api@${digest}`]

  it("speaks where the host's API is silent, or could not be asked", () => {
    const told = heard([{ digests: holds(DIGEST) }])
    expect(told).toMatchObject({
      isProven: true,
      host: { word: "agrees", witness: "docker-1", digest: DIGEST },
    })
    expect(heard([{ digests: holds(DIGEST) }], { given: { host: null } }).isProven).toBe(true)
  })

  it("is not asked where the host's API does say", () => {
    const told = heard([{ digests: holds(OTHER) }], { given: { host: good.host } })
    expect(told.host).toEqual({ digest: DIGEST, word: "agrees", detail: "runs it" })
  })

  it.each<[string, Parameters<typeof heard>, "agrees" | "differs" | "unknown", RegExp]>([
    ["another digest", [[{ digests: holds(OTHER) }]], "differs", /api-1 holds another image/],
    [
      "one of two that is another",
      [[{ digests: holds(DIGEST) }, { digests: holds(OTHER) }]],
      "differs",
      /another/,
    ],
    ["another commit and no digest", [[{ commit: "d".repeat(40) }]], "differs", /commit dddddddddd/],
    ["the commit alone", [[{ commit: SHA }]], "unknown", /came from no registry/],
    [
      "nothing of this image",
      [[{ image: "postgres:17", digests: [`postgres@${DIGEST}`] }]],
      "unknown",
      /runs nothing/,
    ],
    ["nothing at all, ever", [null], "unknown", /never told/],
    [
      "it too early",
      [[{ digests: holds(DIGEST) }], { secondsAgo: 60 }],
      "unknown",
      /1 min 00 s old, from before/,
    ],
    [
      "it of the name given",
      [[{ name: "x9-2", image: DIGEST, digests: holds(DIGEST) }], { name: "x9-*" }],
      "agrees",
      /x9-2/,
    ],
    [
      "it of an image under Docker Hub's long name",
      [[{ image: "docker.io/acme/web@sha256:0", digests: [`acme/web@${DIGEST}`] }], { name: "acme/web" }],
      "agrees",
      /api-1/,
    ],
  ])("that says %s", (_, given, word, detail) => {
    const { host, isProven } = heard(...given)
    expect(host).toMatchObject({ word, witness: "docker-1" })
    expect(host.detail).toMatch(detail)
    expect(isProven).toBe(word === "agrees")
  })
})
