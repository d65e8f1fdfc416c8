import { LABELS } from "./lexicon/labels"
import type { Signal } from "./lexicon/signals"
import type { Reason, ScoreResult } from "./schema"

/** Service names worth saying by name, by the beginning of the quoted word. */
const SERVICES: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/implant|इम्प्लांट/i, "an implant", "un implant"],
  [/veneer|fa[tț]et/i, "veneers", "fațete"],
  [/whiten|bleach|alb|aufhell|व्हाइट/i, "whitening", "albire"],
  [/brace|bracket|aparat|spange|ब्रेस/i, "braces", "aparat dentar"],
  [/invisalign|aligner|alinier/i, "aligners", "alignere"],
  [/crown|coroan|krone|क्राउन/i, "a crown", "o coroană"],
  [/denture|protez|prothes|gebiss|डेंचर/i, "a denture", "o proteză"],
  [/root canal|rct|canal|wurzel|रूट/i, "a root canal", "tratament de canal"],
  [/clean|detartraj|igieniz|reinigung|prophyl|safai|सफाई/i, "a cleaning", "detartraj"],
  [/check|control|kontroll/i, "a check-up", "un control"],
  [/extract|extrac|pull|remov|zieh|nikal|निकल/i, "an extraction", "o extracție"],
  [/filling|plomb|obtura|füllung|फिलिंग/i, "a filling", "o plombă"],
  [/bridge|punte|brücke/i, "a bridge", "o punte"],
]

function sentence(reason: Reason, language: "en" | "ro"): string {
  if (reason.rule === "treatment" || reason.rule === "cosmetic") {
    const service = SERVICES.find(([pattern]) => pattern.test(reason.quote.normalize("NFC")))
    if (service) return language === "ro" ? `Este vorba de ${service[2]}` : `About ${service[1]}`
  }
  const quote = reason.quote.replace(/\s+/g, " ").trim()
  if (reason.rule === "time" && quote)
    return language === "ro" ? `Spune când: „${quote}”` : `Names a time: “${quote}”`
  return LABELS[reason.rule as Signal]?.[language] ?? reason.label
}

/** Why a score is what it is, in short sentences for staff, strongest first, each once. */
export function explain(result: Pick<ScoreResult, "reasons">, language: "en" | "ro" = "en"): string[] {
  return [...new Set(result.reasons.map((reason) => sentence(reason, language)))]
}
