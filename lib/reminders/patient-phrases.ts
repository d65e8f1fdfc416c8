import type { PatientLanguage } from "@/lib/consents/patient-phrases"

/** What patients are told. `{who}`, `{clinic}`, `{when}`, `{time}`, `{with}`, `{times}` are filled in. */
type Words = {
  hello: string
  /** Where no name is known to greet by. */
  helloAll: string
  h24: string
  h2: string
  /** How it can be answered; the words stand in capitals, and reading goes by them. */
  ask: string
  /** To whoever has said that they come. */
  asked: string
  confirmed: string
  cancelled: string
  /** Times that can be chosen by number, or that somebody will write. */
  offer: string
  noOffer: string
  moved: string
  gone: string
}

export const REMINDER_WORDS: Record<PatientLanguage, Words> = {
  en: {
    hello: "Hello {who},",
    helloAll: "Hello,",
    h24: "a reminder of your appointment at {clinic}: {when}, with {with}.",
    h2: "we see you today at {time}, with {with}. {clinic}",
    ask: "Please answer YES if you will come, NO if you cannot, or CHANGE for another time.",
    asked: "You have told us that you will come. If that changes, answer NO, or CHANGE for another time.",
    confirmed: "Thank you, we expect you: {when}.",
    cancelled: "Your appointment is cancelled: {when}. Write to us whenever you would like another one.",
    offer: "These times are free now. Answer with the number of the one you want:\n{times}",
    noOffer: "Thank you for telling us. Somebody of our team will write to you with other times.",
    moved: "Your new time: {when}, with {with}. We look forward to seeing you.",
    gone: "Somebody has just taken that time. These are free now:\n{times}",
  },
  ro: {
    hello: "Bună ziua, {who}!",
    helloAll: "Bună ziua!",
    h24: "Vă reamintim de programarea la {clinic}: {when}, la {with}.",
    h2: "Ne vedem astăzi la ora {time}, la {with}. {clinic}",
    ask: "Răspundeți DA dacă veniți, NU dacă nu puteți veni sau SCHIMB pentru altă oră.",
    asked: "Ne-ați spus că veniți. Dacă se schimbă ceva, răspundeți NU sau SCHIMB pentru altă oră.",
    confirmed: "Vă mulțumim, vă așteptăm: {when}.",
    cancelled: "Programarea a fost anulată: {when}. Scrieți-ne oricând doriți alta.",
    offer: "Aceste ore sunt libere acum. Răspundeți cu numărul celei dorite:\n{times}",
    noOffer: "Vă mulțumim că ne-ați anunțat. Un coleg vă va scrie cu alte ore.",
    moved: "Noua programare: {when}, la {with}. Vă așteptăm cu drag.",
    gone: "Ora aceea tocmai a fost ocupată. Acum sunt libere:\n{times}",
  },
  de: {
    hello: "Guten Tag {who},",
    helloAll: "Guten Tag,",
    h24: "wir erinnern an Ihren Termin bei {clinic}: {when}, bei {with}.",
    h2: "wir sehen uns heute um {time}, bei {with}. {clinic}",
    ask: "Bitte antworten Sie JA, wenn Sie kommen, NEIN, wenn nicht, oder ÄNDERN für eine andere Zeit.",
    asked:
      "Sie haben uns zugesagt. Falls sich das ändert, antworten Sie NEIN, oder ÄNDERN für eine andere Zeit.",
    confirmed: "Vielen Dank, wir erwarten Sie: {when}.",
    cancelled: "Ihr Termin ist abgesagt: {when}. Schreiben Sie uns, wenn Sie einen neuen möchten.",
    offer: "Diese Zeiten sind gerade frei. Antworten Sie mit der Nummer der gewünschten:\n{times}",
    noOffer: "Danke für die Nachricht. Jemand aus unserem Team schreibt Ihnen mit anderen Zeiten.",
    moved: "Ihr neuer Termin: {when}, bei {with}. Wir freuen uns auf Sie.",
    gone: "Diese Zeit wurde gerade vergeben. Jetzt sind frei:\n{times}",
  },
  hi: {
    hello: "नमस्ते {who},",
    helloAll: "नमस्ते,",
    h24: "{clinic} में आपकी अपॉइंटमेंट की याद: {when}, {with} के साथ।",
    h2: "आज {time} बजे मिलते हैं, {with} के साथ। {clinic}",
    ask: "आने के लिए हाँ लिखें, न आ सकें तो नहीं, या दूसरे समय के लिए बदलें लिखें।",
    asked: "आपने आने की बात कही थी। कुछ बदले तो नहीं लिखें, या दूसरे समय के लिए बदलें लिखें।",
    confirmed: "धन्यवाद, हम आपका इंतज़ार करेंगे: {when}।",
    cancelled: "आपकी अपॉइंटमेंट रद्द कर दी गई है: {when}। नई अपॉइंटमेंट के लिए कभी भी लिखें।",
    offer: "ये समय अभी ख़ाली हैं। जो चाहिए उसका नंबर लिखें:\n{times}",
    noOffer: "बताने के लिए धन्यवाद। हमारी टीम से कोई आपको दूसरे समय लिखेगा।",
    moved: "आपका नया समय: {when}, {with} के साथ। आपसे मिलकर ख़ुशी होगी।",
    gone: "वह समय अभी किसी और ने ले लिया। अब ये ख़ाली हैं:\n{times}",
  },
  ar: {
    hello: "مرحباً {who}،",
    helloAll: "مرحباً،",
    h24: "نذكّركم بموعدكم في {clinic}: {when}، مع {with}.",
    h2: "نراكم اليوم في الساعة {time}، مع {with}. {clinic}",
    ask: "الرجاء الرد بكلمة نعم إن كنتم ستحضرون، أو لا إن تعذّر ذلك، أو تغيير لوقت آخر.",
    asked: "أخبرتمونا أنكم ستحضرون. إن تغيّر ذلك فاكتبوا لا، أو تغيير لوقت آخر.",
    confirmed: "شكراً لكم، نحن في انتظاركم: {when}.",
    cancelled: "تم إلغاء موعدكم: {when}. اكتبوا لنا متى أردتم موعداً آخر.",
    offer: "هذه الأوقات متاحة الآن. أجيبوا برقم الوقت المناسب:\n{times}",
    noOffer: "شكراً لإخبارنا. سيكتب لكم أحد أفراد فريقنا بأوقات أخرى.",
    moved: "موعدكم الجديد: {when}، مع {with}. نتطلع إلى لقائكم.",
    gone: "حُجز ذلك الوقت للتو. المتاح الآن:\n{times}",
  },
}

/** How dates and times are written: with the digits that the language's phones show. */
export const TONGUES: Record<PatientLanguage, string> = {
  en: "en-GB",
  ro: "ro-RO",
  de: "de-DE",
  hi: "hi-IN-u-hc-h23",
  ar: "ar-u-nu-latn-hc-h23",
}

export const put = (words: string, gaps: Readonly<Record<string, string>>): string =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => gaps[name] ?? whole)
