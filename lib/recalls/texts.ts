import type { PatientLanguage } from "@/lib/consents/patient-phrases"

/** What patients read where no template is needed. `{name}`, `{service}` and `{clinic}` are filled in. */
export const RECALL_TEXTS: Record<PatientLanguage, string> = {
  en: "Hello {name}, it is time for your next visit at {clinic}: {service}. Shall we find a time for you? Just answer here.",
  ro: "Bună ziua, {name}! A venit vremea următoarei vizite la {clinic}: {service}. Vă căutăm o oră potrivită? Răspundeți aici.",
  de: "Guten Tag {name}, Ihr nächster Besuch bei {clinic} steht an: {service}. Sollen wir einen Termin für Sie suchen? Antworten Sie einfach hier.",
  hi: "नमस्ते {name}, {clinic} में आपकी अगली विज़िट का समय हो गया है: {service}। क्या हम आपके लिए समय देखें? बस यहीं जवाब दें।",
  ar: "مرحبًا {name}، حان موعد زيارتك القادمة في {clinic}: {service}. هل نبحث لك عن موعد؟ يكفي أن تجيب هنا.",
}
