import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import type { Tone } from "@/components/ui/tone"
import { type DeploymentStatus, statusTone, statusWord } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import { shortSha } from "@/lib/software/words"

export const TONES: Record<ReturnType<typeof statusTone>, Tone> = {
  neutral: "neutral",
  info: "blue",
  good: "green",
  warn: "amber",
  bad: "red",
}

const Icons = {
  neutral: icon("circle-dashed"),
  info: icon("loader-circle"),
  good: icon("circle-check"),
  warn: icon("triangle-exclamation-point"),
  bad: icon("octagon-x"),
}

type MarkProps = {
  status: DeploymentStatus
  look?: "soft" | "plain" | "solid"
  /** It was put there, and nobody could show that it is what runs: never green. */
  isUnproven?: boolean
}

export function StatusMark({ status, look, isUnproven }: MarkProps) {
  const lacksProof = isUnproven && status === "succeeded"
  const tone = lacksProof ? "warn" : statusTone(status)
  const Icon = Icons[tone]
  return (
    <Badge tone={TONES[tone]} look={look} icon={<Icon aria-hidden="true" />}>
      {lacksProof ? t("Put there, not proven") : statusWord(status)}
    </Badge>
  )
}

type Named = { version: string | null; gitSha: string }

/** A release as people call it: its version, and the commit to tell it by. */
export function ReleaseName({ release }: { release: Named | null }) {
  if (!release) return <span className="text-ink-3">{t("Not known")}</span>
  return (
    <>
      {release.version && <span className="mr-1.5">{release.version}</span>}
      <code className="font-mono text-xs text-ink-3">{shortSha(release.gitSha)}</code>
    </>
  )
}

export const releaseText = ({ version, gitSha }: Named): string =>
  [version, shortSha(gitSha)].filter(Boolean).join(" · ")

/** Of a digest the algorithm's name says nothing; its first digits tell it from others. */
export const shortDigest = (digest: string): string => digest.replace(/^sha256:/, "").slice(0, 12)

export const checksWord = (checks: string): { tone: Tone; word: string } =>
  ({
    green: { tone: "green" as const, word: t("Checks green") },
    red: { tone: "red" as const, word: t("Checks red") },
    pending: { tone: "blue" as const, word: t("Checks running") },
  })[checks] ?? { tone: "neutral", word: t("Checks not known") }
