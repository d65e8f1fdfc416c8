import { t } from "@/lib/say"

const KINDS: Record<string, string> = {
  console: "Rounds",
  email: "Email",
  slack: "Slack",
  discord: "Discord",
  webhook: "Signed webhook",
}

export const channelKindWords = (kind: string): string => t(KINDS[kind] ?? kind)
