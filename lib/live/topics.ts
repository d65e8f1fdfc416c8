import { can, type Permission, type Role } from "@/lib/can"

/** What a screen can follow, and the right to hear of it. A fact's prefix names its topic. */
export const TOPICS = {
  lead: "leads.read",
  message: "messages.read",
  notification: "notifications.read",
  run: "runs.read",
  webhook: "webhooks.read",
  session: "team.read",
} as const satisfies Record<string, Permission>

export type Topic = keyof typeof TOPICS

export function topicOf(factName: string): Topic | undefined {
  const prefix = factName.slice(0, factName.indexOf("."))
  return Object.hasOwn(TOPICS, prefix) ? (prefix as Topic) : undefined
}

export function mayHear(roles: readonly Role[], topic: Topic): boolean {
  return can(roles, TOPICS[topic]) !== null
}
