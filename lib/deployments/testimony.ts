import type { ProofColumn } from "@/lib/deployments/schema"
import { sameCommit } from "@/lib/deployments/smoke/version"
import { digestsOf, heldOf, type Sought } from "@/lib/hosts/held"
import type { Container } from "@/lib/hosts/schema"
import { duration } from "@/lib/time"

/** What the host that bears witness last said, and what it was asked for. */
export type Testimony = {
  host: string
  sought: Sought
  /** Null: it never told what it runs. */
  picture: { at: Date; containers: readonly Container[] } | null
  /** When the deployment became stable: an earlier word is of what ran before. */
  since: Date
}

type Release = { gitSha: string; imageDigest: string; members: readonly string[] }

/** It said nothing since: whatever else is asked, its word cannot agree. */
export const isStale = ({ picture, since }: Testimony): boolean => !picture || picture.at <= since

/** What a witness is worth for the host's side of the proof. Only what it said since then counts. */
export function judgeTestimony(testimony: Testimony, release: Release, at: Date): ProofColumn {
  const { host, sought, picture, since } = testimony
  const said = (word: ProofColumn["word"], detail: string, digest: string | null = null): ProofColumn => ({
    digest,
    word,
    detail,
    witness: host,
  })
  const wanted = sought.name ?? sought.image
  if (!wanted)
    return said("unknown", `${host} was to be asked, and the place names no container and no image.`)
  if (!picture) return said("unknown", `${host} never told what its containers hold.`)
  const age = duration(at.getTime() - picture.at.getTime())
  if (picture.at <= since)
    return said("unknown", `The last word of ${host} is ${age} old, from before this was stable.`)
  const held = heldOf(picture.containers, sought)
  if (held.length === 0) return said("unknown", `${host} said ${age} ago that it runs nothing of ${wanted}.`)
  const judged = held.map((one) => ({ one, ...judgeContainer(one, release) }))
  const other = judged.find((each) => each.word === "differs")
  if (other)
    return said("differs", `${host} said ${age} ago that ${other.one.name} ${other.detail}.`, other.digest)
  const vague = judged.find((each) => each.word === "unknown")
  if (vague) return said("unknown", `${host} said ${age} ago that ${vague.one.name} ${vague.detail}.`)
  const names = held.map((one) => one.name).join(", ")
  return said("agrees", `${host} said ${age} ago what it holds: ${names}.`, judged[0]?.digest)
}

type Judged = { word: ProofColumn["word"]; digest: string | null; detail: string }

function judgeContainer(one: Container, { gitSha, imageDigest, members }: Release): Judged {
  const digests = digestsOf(one)
  const same = digests.find((digest) => digest === imageDigest || members.includes(digest))
  if (same) return { word: "agrees", digest: same, detail: "holds it" }
  const [digest] = digests
  if (digest) return { word: "differs", digest, detail: "holds another image" }
  if (one.commit && !sameCommit(one.commit, gitSha))
    return { word: "differs", digest: null, detail: `is of the commit ${one.commit.slice(0, 10)}` }
  return { word: "unknown", digest: null, detail: "holds an image that came from no registry" }
}
