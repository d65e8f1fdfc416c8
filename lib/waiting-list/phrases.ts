import type { PatientLanguage } from "@/lib/consents/patient-phrases"

/** What patients are told about times that came free. `{clinic}`, `{what}`, `{who}`, `{at}`, `{until}` are filled in. */
type Phrases = {
  offer: string
  /** In place of one that was lost. */
  again: string
  taken: string
  /** And the later one is given back. */
  takenInstead: string
  declined: string
  /** Lost, and nothing else suits just now. */
  lost: string
}

export const OFFER_PHRASES: Record<PatientLanguage, Phrases> = {
  en: {
    offer:
      "{clinic}: a time has come free. {what}, {at}, with {who}. We keep it for you until {until}. Answer YES to take it, or NO.",
    again:
      "That time is no longer free, we are sorry. Instead there is {at} with {who} ({what}). We keep it for you until {until}. Answer YES to take it, or NO.",
    taken: "You are booked: {what}, {at}, with {who}. See you at {clinic}.",
    takenInstead:
      "You are booked: {what}, {at}, with {who}. Your later appointment is given to somebody else. See you at {clinic}.",
    declined:
      "Thank you for telling us. You stay on the waiting list, and we write when another time comes free.",
    lost: "That time is no longer free, we are sorry. You stay on the waiting list, and we write when another one comes free.",
  },
  ro: {
    offer:
      "{clinic}: s-a eliberat o oră. {what}, {at}, la {who}. O păstrăm pentru dumneavoastră până {until}. Răspundeți DA dacă o doriți sau NU.",
    again:
      "Ne pare rău, ora aceea nu mai este liberă. În schimb avem {at}, la {who} ({what}). O păstrăm pentru dumneavoastră până {until}. Răspundeți DA dacă o doriți sau NU.",
    taken: "Sunteți programat(ă): {what}, {at}, la {who}. Vă așteptăm la {clinic}.",
    takenInstead:
      "Sunteți programat(ă): {what}, {at}, la {who}. Programarea de mai târziu se eliberează pentru altcineva. Vă așteptăm la {clinic}.",
    declined:
      "Mulțumim pentru răspuns. Rămâneți pe lista de așteptare și vă scriem când se eliberează altă oră.",
    lost: "Ne pare rău, ora aceea nu mai este liberă. Rămâneți pe lista de așteptare și vă scriem când se eliberează alta.",
  },
  de: {
    offer:
      "{clinic}: Ein Termin ist frei geworden. {what}, {at}, bei {who}. Wir halten ihn bis {until} für Sie frei. Antworten Sie JA, wenn Sie ihn möchten, oder NEIN.",
    again:
      "Dieser Termin ist leider nicht mehr frei. Stattdessen gibt es {at} bei {who} ({what}). Wir halten ihn bis {until} für Sie frei. Antworten Sie JA, wenn Sie ihn möchten, oder NEIN.",
    taken: "Ihr Termin steht: {what}, {at}, bei {who}. Bis dann in der {clinic}.",
    takenInstead:
      "Ihr Termin steht: {what}, {at}, bei {who}. Ihren späteren Termin geben wir weiter. Bis dann in der {clinic}.",
    declined:
      "Danke für Ihre Antwort. Sie bleiben auf der Warteliste, und wir schreiben, wenn wieder ein Termin frei wird.",
    lost: "Dieser Termin ist leider nicht mehr frei. Sie bleiben auf der Warteliste, und wir schreiben, wenn wieder einer frei wird.",
  },
  hi: {
    offer:
      "{clinic}: एक समय खाली हुआ है। {what}, {at}, {who} के साथ। हम इसे {until} तक आपके लिए रखेंगे। लेने के लिए हाँ लिखें, नहीं तो नहीं।",
    again:
      "क्षमा करें, वह समय अब खाली नहीं है। उसकी जगह {at}, {who} के साथ ({what}) उपलब्ध है। हम इसे {until} तक आपके लिए रखेंगे। लेने के लिए हाँ लिखें, नहीं तो नहीं।",
    taken: "आपकी अपॉइंटमेंट तय है: {what}, {at}, {who} के साथ। {clinic} में आपका इंतज़ार रहेगा।",
    takenInstead:
      "आपकी अपॉइंटमेंट तय है: {what}, {at}, {who} के साथ। आपकी बाद वाली अपॉइंटमेंट किसी और को दी जा रही है। {clinic} में आपका इंतज़ार रहेगा।",
    declined: "बताने के लिए धन्यवाद। आप प्रतीक्षा सूची में बने हैं, कोई और समय खाली होने पर हम लिखेंगे।",
    lost: "क्षमा करें, वह समय अब खाली नहीं है। आप प्रतीक्षा सूची में बने हैं, कोई और समय खाली होने पर हम लिखेंगे।",
  },
  ar: {
    offer:
      "{clinic}: أصبح هناك موعد شاغر. {what}، {at}، مع {who}. نحتفظ به لكم حتى {until}. أجيبوا بنعم لأخذه أو بلا.",
    again:
      "عذرًا، لم يعد ذلك الموعد شاغرًا. بدلًا منه يوجد {at} مع {who} ({what}). نحتفظ به لكم حتى {until}. أجيبوا بنعم لأخذه أو بلا.",
    taken: "تم حجز موعدكم: {what}، {at}، مع {who}. نراكم في {clinic}.",
    takenInstead: "تم حجز موعدكم: {what}، {at}، مع {who}. سيُعطى موعدكم اللاحق لشخص آخر. نراكم في {clinic}.",
    declined: "شكرًا لإخبارنا. تبقون على قائمة الانتظار، وسنكتب لكم عندما يشغر موعد آخر.",
    lost: "عذرًا، لم يعد ذلك الموعد شاغرًا. تبقون على قائمة الانتظار، وسنكتب لكم عندما يشغر موعد آخر.",
  },
}
