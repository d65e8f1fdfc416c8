import type { Rules } from "@/lib/scoring/rule-set"
import { scoreText } from "@/lib/scoring/rules"
import { wordsOf } from "./fold"

/** What the rules of scoring have no language for: a person reads what holds one of these words, or one that begins so. */
const WORDS = new Set(
  wordsOf(
    "ألم ألمي آلام الألم الآلام بألم حمى الحمى ورم الورم خراج الخراج ساعدوني النجدة alam waja3 nazif दुख dukh madad",
  ),
)
const STARTS = wordsOf(
  "وجع يؤلم تؤلم توجع يوجع نزيف ينزف تورم منتفخ انتفاخ حرارة طوارئ إسعاف दर्द सूजन खून बुखार dard sujan khoon bukhar suicid sinucid selbstmord",
)
const ARTICLE = /^(وال|بال|ال|و|ب)/

/** Whether somebody in need speaks: then nothing they said is an answer. `isKnown`: the urgent queue hears of it by itself. */
export function distressIn(text: string, rules: Rules): { isKnown: boolean } | null {
  const { urgency } = scoreText(text, rules)
  if (urgency !== "none") return { isKnown: true }
  const isSaid = wordsOf(text.slice(0, 2_000)).some(
    (word) =>
      WORDS.has(word) ||
      STARTS.some((start) => word.startsWith(start) || word.replace(ARTICLE, "").startsWith(start)),
  )
  return isSaid ? { isKnown: false } : null
}

/** Words that a wish for no more messages has, so that not every message is scored for one. */
const ABOUT_MESSAGES =
  /mesaj|ofert|reclam|spam|messag|unsubscri|text(ing)? me|nachricht|werbung|abmeld|dezabon|band ka|mat bhej|رسا|إيقاف|ايقاف|मैसेज|संदेश/iu

/** Not one of the words we know for it, and yet it sounds as if somebody wanted no more messages. */
export const soundsLikeStop = (text: string, rules: Rules): boolean =>
  ABOUT_MESSAGES.test(text) && scoreText(text, rules).reasons.some(({ rule }) => rule === "optOut")

export const mayConcernMessages = (text: string): boolean => ABOUT_MESSAGES.test(text)
