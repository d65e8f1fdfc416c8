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
