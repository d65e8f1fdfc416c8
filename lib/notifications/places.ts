type About = { leadId: string | null; subjectType: string | null; subjectId: string | null }

/** Where what a notification is about stands. Whoever follows it is asked for their rights there. */
export function placeOfNotice({ leadId, subjectType, subjectId }: About): string {
  if (leadId) return `/leads/${leadId}`
  if (subjectType === "urgent") return "/leads/urgent"
  if (subjectType === "task") return `/tasks?task=${subjectId}`
  if (subjectType === "conversation") return `/conversations/${subjectId}`
  if (subjectType === "alert") return "/jobs/alerts"
  if (subjectType === "approval") return `/settings/approvals/${subjectId}`
  if (subjectType === "access") return "/settings/access"
  if (subjectType === "test") return "/settings/notifications"
  return "/"
}
