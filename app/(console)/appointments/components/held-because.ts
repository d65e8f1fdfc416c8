import { failedWords } from "@/lib/messaging/words"
import { RECALL_BECAUSE } from "@/lib/recalls/words"
import { t } from "@/lib/say"
import { SURVEY_BECAUSE } from "@/lib/surveys/words"

const OWN: Readonly<Record<string, string>> = { ...SURVEY_BECAUSE, ...RECALL_BECAUSE }

/** Why nothing was sent, in a sentence: the visit's own reason or the gate's. */
export function heldBecause(because: string | null): string | null {
  const words = because === null ? null : (OWN[because] ?? failedWords(because))
  return words === null ? null : t(words)
}
