import type { PatientLanguage } from "@/lib/consents/patient-phrases"

/** `{name}` and `{clinic}` are filled in. The answer is one number. */
export const SURVEY_TEXTS: Record<PatientLanguage, string> = {
  en: "Hello {name}, thank you for your visit at {clinic}. How likely are you to recommend us to friends or family? Answer with one number from 0 (not at all) to 10 (very likely).",
  ro: "Bună ziua, {name}! Vă mulțumim pentru vizita la {clinic}. Cât de probabil este să ne recomandați prietenilor sau familiei? Răspundeți cu un singur număr, de la 0 (deloc) la 10 (foarte probabil).",
  de: "Guten Tag {name}, danke für Ihren Besuch bei {clinic}. Wie wahrscheinlich ist es, dass Sie uns Freunden oder Verwandten empfehlen? Antworten Sie mit einer Zahl von 0 (gar nicht) bis 10 (sehr wahrscheinlich).",
  hi: "नमस्ते {name}, {clinic} आने के लिए धन्यवाद। आप दोस्तों या परिवार को हमारी सिफ़ारिश करने की कितनी संभावना रखते हैं? 0 (बिल्कुल नहीं) से 10 (बहुत संभव) तक एक संख्या लिखें।",
  ar: "مرحبًا {name}، شكرًا لزيارتك {clinic}. ما مدى احتمال أن توصي بنا أصدقاءك أو عائلتك؟ أجب برقم واحد من 0 (أبدًا) إلى 10 (محتمل جدًا).",
}
