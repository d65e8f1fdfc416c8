import type { ConversationRow } from "@/lib/conversations/schema"
import { t } from "@/lib/say"

/** Whom a conversation is with, on one line. */
export const nameOf = ({ people, address }: Pick<ConversationRow, "people" | "address">): string =>
  people[0]?.name ?? address ?? t("Somebody unknown")
