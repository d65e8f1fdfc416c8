type Texts = Readonly<Record<"en" | "ro" | "hi", string>>

const WITH: Readonly<Record<string, readonly string[]>> = {
  en: ["Maria", "Tuesday, 14 July at 10:30", "Dr Elena Radu", "Monday, 12:00"],
  ro: ["Maria", "marți, 14 iulie, ora 10:30", "dr. Elena Radu", "luni, ora 12:00"],
  hi: ["मारिया", "मंगलवार, 14 जुलाई सुबह 10:30", "डॉ. एलेना रादु", "सोमवार, 12:00"],
}

const UTILITY: Readonly<Record<string, Texts>> = {
  appointment_reminder_24h: {
    en: "Hello {{1}}, your visit is tomorrow: {{2}} with {{3}}. Please answer YES if you will come, NO if you cannot, or CHANGE for another time.",
    ro: "Bună ziua, {{1}}! Vă așteptăm mâine: {{2}}, la {{3}}. Răspundeți DA dacă veniți, NU dacă nu puteți veni sau SCHIMB pentru altă oră.",
    hi: "नमस्ते {{1}}, आपकी अपॉइंटमेंट कल है: {{2}}, {{3}} के साथ। आने के लिए हाँ, न आ सकें तो नहीं, या दूसरे समय के लिए बदलें लिखें।",
  },
  appointment_reminder_2h: {
    en: "Hello {{1}}, we see you today: {{2}} with {{3}}. If you are late, just write here.",
    ro: "Bună ziua, {{1}}! Ne vedem astăzi: {{2}}, la {{3}}. Dacă întârziați, scrieți-ne aici.",
    hi: "नमस्ते {{1}}, आज आपकी अपॉइंटमेंट है: {{2}}, {{3}} के साथ। देर हो तो यहीं लिख दें।",
  },
  consent_request: {
    en: "Hello {{1}}, may we write to you here about {{2}}? Answer YES or NO. You can take it back at any time by writing STOP.",
    ro: "Bună ziua, {{1}}! Ne permiteți să vă scriem aici despre {{2}}? Răspundeți DA sau NU. Puteți reveni oricând scriind STOP.",
    hi: "नमस्ते {{1}}, क्या हम आपको यहाँ {{2}} के बारे में लिख सकते हैं? हाँ या नहीं लिखें। कभी भी STOP लिखकर मना कर सकते हैं।",
  },
  consent_renewal: {
    en: "Hello {{1}}, the agreement you gave us about {{2}} ends soon. May we keep writing to you? Answer YES or NO.",
    ro: "Bună ziua, {{1}}! Acordul dumneavoastră privind {{2}} expiră în curând. Putem să vă scriem în continuare? Răspundeți DA sau NU.",
    hi: "नमस्ते {{1}}, {{2}} के लिए आपकी सहमति जल्द समाप्त हो रही है। क्या हम आपको लिखते रहें? हाँ या नहीं लिखें।",
  },
  distress: {
    en: "Hello {{1}}, we have read your message and somebody of our team will ring you at once. If you are in danger, please call 112 now.",
    ro: "Bună ziua, {{1}}! Am citit mesajul dumneavoastră și un coleg vă sună imediat. Dacă sunteți în pericol, sunați acum la 112.",
    hi: "नमस्ते {{1}}, हमने आपका संदेश पढ़ लिया है, हमारी टीम अभी आपको फ़ोन करेगी। ख़तरा हो तो तुरंत 112 पर कॉल करें।",
  },
  waiting_list_offer: {
    en: "Hello {{1}}, a time has come free: {{2}} with {{3}}. We keep it for you until {{4}}. Answer YES to take it, or NO.",
    ro: "Bună ziua, {{1}}! S-a eliberat o oră: {{2}}, la {{3}}. O păstrăm pentru dumneavoastră până {{4}}. Răspundeți DA dacă o doriți sau NU.",
    hi: "नमस्ते {{1}}, एक समय खाली हुआ है: {{2}}, {{3}} के साथ। हम इसे {{4}} तक आपके लिए रखेंगे। लेने के लिए हाँ लिखें, नहीं तो नहीं।",
  },
  recall: {
    en: "Hello {{1}}, it is time for your check-up at {{2}}. Shall we find a time for you? Just answer here.",
    ro: "Bună ziua, {{1}}! A venit vremea controlului la {{2}}. Doriți să vă propunem o oră? Răspundeți aici.",
    hi: "नमस्ते {{1}}, {{2}} में आपकी जाँच का समय हो गया है। क्या हम आपके लिए समय देखें? यहीं जवाब दें।",
  },
}

const MARKETING: Texts = {
  en: "Hello {{1}}, this month {{2}} looks after your smile: check-up and cleaning at one visit. Shall we keep a place for you?",
  ro: "Bună ziua, {{1}}! Luna aceasta {{2}} are grijă de zâmbetul dumneavoastră: control și detartraj într-o singură vizită. Vă rezervăm un loc?",
  hi: "नमस्ते {{1}}, इस महीने {{2}} में जाँच और सफ़ाई एक ही बार में। क्या हम आपके लिए जगह रखें?",
}
const STOP: Texts = {
  en: "To get no more offers, answer STOP.",
  ro: "Ca să nu mai primiți oferte, răspundeți STOP.",
  hi: "ऑफ़र बंद करने के लिए STOP लिखें।",
}
const FEEDBACK: Texts = {
  en: "Hello {{1}}, thank you for your visit at {{2}}. How likely are you to recommend us? Answer with one number from 0 (not at all) to 10 (very likely).",
  ro: "Bună ziua, {{1}}! Vă mulțumim pentru vizita la {{2}}. Cât de probabil este să ne recomandați? Răspundeți cu un număr de la 0 (deloc) la 10 (foarte probabil).",
  hi: "नमस्ते {{1}}, {{2}} आने के लिए धन्यवाद। आप हमारी सिफ़ारिश करने की कितनी संभावना रखते हैं? 0 (बिल्कुल नहीं) से 10 (बहुत संभव) तक एक संख्या लिखें।",
}
/** As recall was worded before. */
const OLD_RECALL: Texts = {
  en: "Hello {{1}}, your yearly check-up at {{2}} is due.",
  ro: "Bună ziua, {{1}}! Controlul anual la {{2}} este scadent.",
  hi: "नमस्ते {{1}}, {{2}} में आपकी सालाना जाँच बाकी है।",
}
const ABOUT: Texts = { en: "appointment reminders", ro: "programările dumneavoastră", hi: "अपॉइंटमेंट की याद" }
const HEADING: Texts = { en: "Your smile", ro: "Zâmbetul dumneavoastră", hi: "आपकी मुस्कान" }

const LANGUAGES = ["en", "ro", "hi"] as const
type Language = (typeof LANGUAGES)[number]

const samplesFor = (name: string, language: Language, gaps: number): readonly string[] => {
  const first = WITH[language]?.[0] ?? ""
  if (name.startsWith("consent")) return [first, ABOUT[language]]
  return gaps === 2 ? [first, "Aurora Clinic"] : (WITH[language] ?? []).slice(0, gaps)
}

function bodyOf(name: string, language: Language, words: string) {
  const gaps = new Set(words.match(/\{\{\d+\}\}/g)).size
  return { type: "BODY", text: words, example: { body_text: [samplesFor(name, language, gaps)] } }
}

let serial = 0
function entry(name: string, language: Language, words: string, more: Record<string, unknown> = {}) {
  serial += 1
  const { components = [bodyOf(name, language, words)], ...rest } = more
  return {
    id: `9000000${String(serial).padStart(4, "0")}`,
    name,
    language,
    status: "APPROVED",
    category: "UTILITY",
    quality_score: { score: "GREEN" },
    rejected_reason: "NONE",
    components,
    ...rest,
  }
}

const marketing = (language: Language, words: Texts) => [
  { type: "HEADER", format: "TEXT", text: HEADING[language] },
  bodyOf("marketing_checkup", language, words[language]),
  { type: "FOOTER", text: STOP[language] },
  {
    type: "BUTTONS",
    buttons: [
      { type: "QUICK_REPLY", text: { en: "Yes, please", ro: "Da, vă rog", hi: "हाँ, कृपया" }[language] },
      { type: "QUICK_REPLY", text: { en: "Stop offers", ro: "Fără oferte", hi: "ऑफ़र बंद करें" }[language] },
    ],
  },
]

/** What a clinic's account at Meta holds in a demo, as Meta would list it. `isFormer`: as it was some weeks before. */
export function demoTemplates({ isFormer = false } = {}): Record<string, unknown>[] {
  serial = 0
  const utility = Object.entries(UTILITY).flatMap(([name, texts]) =>
    LANGUAGES.map((language) =>
      entry(name, language, (isFormer && name === "recall" ? OLD_RECALL : texts)[language], {
        ...(name === "appointment_reminder_2h" && { quality_score: { score: "UNKNOWN" } }),
      }),
    ),
  )
  const offers = LANGUAGES.map((language) =>
    entry("marketing_checkup", language, MARKETING[language], {
      category: "MARKETING",
      quality_score: { score: "YELLOW" },
      components: marketing(language, MARKETING),
    }),
  )
  const whitening = entry("whitening_offer", "en", "{{1}}, whiter teeth in one hour, only today!!!", {
    category: "MARKETING",
    quality_score: { score: "UNKNOWN" },
    ...(!isFormer && { status: "REJECTED", rejected_reason: "PROMOTIONAL" }),
  })
  const survey = entry(
    "visit_survey",
    "ro",
    "Bună ziua, {{1}}! Cum a fost vizita la {{2}}? Scrieți-ne de la 1 la 5.",
    {
      quality_score: { score: isFormer ? "YELLOW" : "RED" },
      ...(!isFormer && { status: "PAUSED", rejected_reason: "FIRST_PAUSE" }),
    },
  )
  const price = entry("price_list", "en", "Hello {{1}}, here is the price list you asked for.", {
    status: "PENDING",
    quality_score: { score: "UNKNOWN" },
    components: [
      { type: "HEADER", format: "DOCUMENT", example: { header_handle: ["https://example.com/prices.pdf"] } },
      bodyOf("price_list", "en", "Hello {{1}}, here is the price list you asked for."),
    ],
  })
  const feedback = LANGUAGES.map((language) => entry("visit_feedback", language, FEEDBACK[language]))
  return [...utility, ...offers, whitening, survey, price, ...feedback]
}

export const DEMO_NUMBER = {
  display_phone_number: "+1 202-555-0100",
  verified_name: "Aurora Clinic",
  quality_rating: "GREEN",
  messaging_limit_tier: "TIER_1K",
  status: "CONNECTED",
}
