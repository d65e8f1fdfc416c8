import type { PatientLanguage } from "@/lib/consents/patient-phrases"

/** What patients are told. `{clinic}`, `{what}`, `{times}`, `{at}` and `{who}` are filled in; `{who}` stands with a time. */
type Phrases = {
  offer: string
  /** The one they chose is gone. */
  lost: string
  booked: string
  /** Nothing can be offered, or not any more: a person takes over. */
  person: string
  /** One line of the list, after its number. */
  line: string
}

export const BOOKING_PHRASES: Record<PatientLanguage, Phrases> = {
  en: {
    offer:
      "{clinic}: these times are free for you ({what}). Answer with a number, or 0 if none suits:\n{times}",
    lost: "That time has just been taken, we are sorry. These are free now ({what}). Answer with a number, or 0 if none suits:\n{times}",
    booked: "You are booked: {what}, {at}, with {who}. See you at {clinic}.",
    person: "{clinic}: thank you. A colleague will get in touch to find a time that suits you.",
    line: "{at}, with {who}",
  },
  ro: {
    offer:
      "{clinic}: aceste ore sunt libere pentru dumneavoastră ({what}). Răspundeți cu un număr sau cu 0 dacă nu vi se potrivește niciuna:\n{times}",
    lost: "Ne pare rău, ora aceea tocmai a fost ocupată. Acum sunt libere ({what}). Răspundeți cu un număr sau cu 0 dacă nu vi se potrivește niciuna:\n{times}",
    booked: "Sunteți programat(ă): {what}, {at}, la {who}. Vă așteptăm la {clinic}.",
    person: "{clinic}: vă mulțumim. Un coleg vă va contacta ca să găsim o oră potrivită.",
    line: "{at}, la {who}",
  },
  de: {
    offer:
      "{clinic}: Diese Termine sind für Sie frei ({what}). Antworten Sie mit einer Nummer, oder mit 0, wenn keiner passt:\n{times}",
    lost: "Dieser Termin wurde gerade vergeben, das tut uns leid. Jetzt sind frei ({what}). Antworten Sie mit einer Nummer, oder mit 0, wenn keiner passt:\n{times}",
    booked: "Ihr Termin steht: {what}, {at}, bei {who}. Bis dann in der {clinic}.",
    person:
      "{clinic}: Vielen Dank. Jemand aus unserem Team meldet sich, um einen passenden Termin zu finden.",
    line: "{at}, bei {who}",
  },
  hi: {
    offer: "{clinic}: आपके लिए ये समय ख़ाली हैं ({what})। नंबर लिखकर जवाब दें, या कोई भी ठीक न हो तो 0 लिखें:\n{times}",
    lost: "क्षमा करें, वह समय अभी किसी और ने ले लिया। अब ये ख़ाली हैं ({what})। नंबर लिखकर जवाब दें, या कोई भी ठीक न हो तो 0 लिखें:\n{times}",
    booked: "आपकी अपॉइंटमेंट तय है: {what}, {at}, {who} के साथ। {clinic} में आपका इंतज़ार रहेगा।",
    person: "{clinic}: धन्यवाद। हमारी टीम से कोई आपसे संपर्क करके सही समय तय करेगा।",
    line: "{at}, {who} के साथ",
  },
  ar: {
    offer: "{clinic}: هذه المواعيد متاحة لكم ({what}). أجيبوا برقم، أو بـ 0 إن لم يناسبكم أي منها:\n{times}",
    lost: "عذرًا، حُجز ذلك الموعد للتو. المتاح الآن ({what}). أجيبوا برقم، أو بـ 0 إن لم يناسبكم أي منها:\n{times}",
    booked: "تم حجز موعدكم: {what}، {at}، مع {who}. نراكم في {clinic}.",
    person: "{clinic}: شكرًا لكم. سيتواصل معكم أحد زملائنا لإيجاد وقت يناسبكم.",
    line: "{at}، مع {who}",
  },
}
