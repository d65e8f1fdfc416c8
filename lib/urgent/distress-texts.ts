import { DISTRESS_LANGUAGES, type DistressLanguage } from "@/lib/urgent/words"

/** What a patient in distress is told while nobody is there. `{clinic}`, `{when}` and `{number}` are put in. */
export const DISTRESS_TEXTS: Record<DistressLanguage, string> = {
  en: "{clinic}: we have received your message and understand that it is urgent. Nobody is at the desk just now; our on-call team has been told and looks at it {when}. This is an automatic answer and no medical advice. If you have trouble breathing or swallowing, heavy bleeding, or it gets worse quickly, call {number} now.",
  ro: "{clinic}: am primit mesajul dumneavoastră și înțelegem că este urgent. Acum nu este nimeni la recepție; echipa de gardă a fost anunțată și îl citește {when}. Acesta este un răspuns automat, nu un sfat medical. Dacă respirați sau înghițiți greu, sângerați puternic ori starea se agravează repede, sunați acum la {number}.",
  de: "{clinic}: Ihre Nachricht ist angekommen, und wir verstehen, dass es dringend ist. Gerade ist niemand am Empfang; unser Bereitschaftsdienst ist informiert und sieht sie sich {when} an. Dies ist eine automatische Antwort und kein ärztlicher Rat. Bei Atemnot, Schluckbeschwerden, starker Blutung oder rascher Verschlechterung rufen Sie sofort {number} an.",
  hi: "{clinic}: आपका संदेश मिल गया है और हम समझते हैं कि यह ज़रूरी है। अभी रिसेप्शन पर कोई नहीं है; हमारी ऑन-कॉल टीम को सूचना दे दी गई है और वह इसे {when} देखेगी। यह एक स्वचालित उत्तर है, चिकित्सकीय सलाह नहीं। साँस लेने या निगलने में कठिनाई, तेज़ रक्तस्राव या हालत तेज़ी से बिगड़ने पर तुरंत {number} पर कॉल करें।",
}

const WHEN: Record<DistressLanguage, (minutes: number) => string> = {
  en: (minutes) => (minutes === 1 ? "within a minute" : `within ${minutes} minutes`),
  ro: (minutes) => {
    if (minutes === 1) return "în cel mult un minut"
    return minutes < 20 ? `în cel mult ${minutes} minute` : `în cel mult ${minutes} de minute`
  },
  de: (minutes) => (minutes === 1 ? "innerhalb einer Minute" : `innerhalb von ${minutes} Minuten`),
  hi: (minutes) => `${minutes} मिनट के भीतर`,
}

const SOON: Record<DistressLanguage, string> = {
  en: "as soon as possible",
  ro: "cât mai curând",
  de: "so bald wie möglich",
  hi: "जल्द से जल्द",
}

export const distressLanguage = (...told: (string | null)[]): DistressLanguage =>
  told.flatMap((one) => DISTRESS_LANGUAGES.filter((known) => known === one?.slice(0, 2)))[0] ?? "en"

/** The text with its gaps filled. `minutes`: until somebody must have looked; null where that time has passed. */
export function distressText(given: {
  language: DistressLanguage
  own?: string
  clinic: string
  minutes: number | null
  number: string
}): string {
  const { language, clinic, minutes, number } = given
  const values: Record<string, string> = {
    clinic,
    number,
    when: minutes === null ? SOON[language] : WHEN[language](minutes),
  }
  const text = (given.own?.trim() || DISTRESS_TEXTS[language]).replace(
    /\{(clinic|when|number)\}/g,
    (_, name: string) => values[name] ?? "",
  )
  // However the clinic words it: where to call stands in it.
  return text.includes(number) ? text : `${text} ${number}`
}
