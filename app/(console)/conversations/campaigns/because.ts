import { SKIPPED } from "@/lib/campaigns/words"
import { failedWords } from "@/lib/messaging/words"
import { t } from "@/lib/say"

/** Why somebody got nothing, in a sentence. */
export function becauseText(because: string): string {
  if (Object.hasOwn(SKIPPED, because)) return t(SKIPPED[because as keyof typeof SKIPPED])
  const known = failedWords(because)
  return known === null || known === because ? because : t(known)
}
