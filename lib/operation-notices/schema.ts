export const NOTICE_KINDS = ["alert", "incident", "maintenance", "backup", "deployment", "test"] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]
