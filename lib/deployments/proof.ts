import type { InRegistry } from "@/lib/deployments/registry-digest"
import type { Proof, ProofColumn } from "@/lib/deployments/schema"
import { type Said, sameCommit } from "@/lib/deployments/smoke/version"
import { judgeTestimony, type Testimony } from "@/lib/deployments/testimony"
import type { Running } from "@/lib/drivers/driver"

type Evidence = {
  release: { gitSha: string; imageDigest: string }
  /** Null: there is no registry to ask, or it could not be asked, which `registryDetail` says. */
  registry: InRegistry | null
  registryDetail?: string
  host: Pick<Running, "digest" | "gitSha" | "detail"> | null
  hostDetail?: string
  /** Asked where the host's API does not say; null: the place names none. */
  testimony?: Testimony | null
  said: Said | null
  saidDetail?: string
  at: Date
}

/**
 * Requested = registry = what the host's own API, or the host itself, says = what the service says of itself. Proven when all four agree;
 * what did not say is unknown, and what is unknown proves nothing.
 */
export function proveFourWays(evidence: Evidence): Proof {
  const { release } = evidence
  const columns = {
    requested: {
      digest: release.imageDigest,
      word: "agrees",
      detail: `commit ${release.gitSha.slice(0, 10)}`,
    },
    registry: ofRegistry(evidence),
    host: ofHost(evidence),
    version: ofVersion(evidence),
  } satisfies Record<string, ProofColumn>
  const isProven = Object.values(columns).every((one) => one.word === "agrees")
  return { ...columns, isProven, at: evidence.at.toISOString() }
}

export const differing = (proof: Proof): ("registry" | "host" | "version")[] =>
  (["registry", "host", "version"] as const).filter((side) => proof[side].word === "differs")

const unknown = (detail: string): ProofColumn => ({ digest: null, word: "unknown", detail })

function ofRegistry({ release, registry, registryDetail }: Evidence): ProofColumn {
  if (!registry) return unknown(registryDetail ?? "It could not be asked.")
  const { digest, byTag, members, detail } = registry
  if (!digest) {
    const isMissing = /holds no image/.test(detail)
    return { digest: null, word: isMissing ? "differs" : "unknown", detail }
  }
  if (byTag && byTag.digest !== release.imageDigest && !members.includes(byTag.digest))
    return {
      digest: byTag.digest,
      word: "differs",
      detail: `Its tag ${byTag.tag.slice(0, 10)} names another image.`,
    }
  return { digest, word: digest === release.imageDigest ? "agrees" : "differs", detail }
}

function ofHost({ release, registry, host, hostDetail, testimony, at }: Evidence): ProofColumn {
  const members = registry?.members ?? []
  if (!host?.digest && testimony) return judgeTestimony(testimony, { ...release, members }, at)
  if (!host) return unknown(hostDetail ?? "It could not be asked.")
  const { digest, detail } = host
  if (!digest) return unknown(detail)
  const isSame = digest === release.imageDigest || members.includes(digest)
  return { digest, word: isSame ? "agrees" : "differs", detail }
}

/** An image cannot hold its own digest; where the place does not tell it, the commit built into it must do. */
function ofVersion({ release, registry, said, saidDetail }: Evidence): ProofColumn {
  if (!said) return unknown(saidDetail ?? "It could not be asked.")
  const { gitSha, imageDigest, detail } = said
  if (gitSha && !sameCommit(gitSha, release.gitSha))
    return { digest: imageDigest, word: "differs", detail: `It ${detail}.` }
  if (imageDigest) {
    const isSame = imageDigest === release.imageDigest || (registry?.members.includes(imageDigest) ?? false)
    return { digest: imageDigest, word: isSame ? "agrees" : "differs", detail: `It ${detail}.` }
  }
  return gitSha
    ? { digest: null, word: "agrees", detail: `It ${detail}; it knows no digest of its own.` }
    : unknown(`It ${detail}.`)
}
