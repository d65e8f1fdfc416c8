import { LANGUAGES } from "@/lib/patients/words"
import { t } from "@/lib/say"

/** In the language of whom they are drawn for. */
export const languageOptions = () =>
  Object.entries(LANGUAGES).map(([value, label]) => ({ value, label: t(label) }))
