type About = { leadId: string | null; subjectType: string | null; subjectId: string | null }

/** Where what a notification is about stands. Whoever follows it is asked for their rights there. */
export function placeOfNotice({ leadId, subjectType, subjectId }: About): string {
  if (leadId) return `/leads/${leadId}`
  if (subjectType === "urgent") return "/leads/urgent"
  if (subjectType === "task") return `/tasks?task=${subjectId}`
  if (subjectType === "conversation") return `/conversations/${subjectId}`
  if (subjectType === "alert") return "/operations/alerts"
  if (subjectType === "incident") return `/operations/incidents/${subjectId}`
  if (subjectType === "maintenance") return "/operations/maintenance"
  if (subjectType === "backup") return "/operations/backups"
  if (subjectType === "deployment") return `/deployments/${subjectId}`
  if (subjectType === "approval") return `/settings/approvals/${subjectId}`
  if (subjectType === "access") return "/settings/access"
  if (subjectType === "test") return "/settings/notifications"
  return "/"
}

/** About the software itself: shown to whoever may see that. */
export const isOperations = (subjectType: string | null): boolean =>
  subjectType !== null && ["incident", "maintenance", "backup", "deployment"].includes(subjectType)
