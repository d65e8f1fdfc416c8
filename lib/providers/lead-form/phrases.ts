import type { FormConsent, FormLanguage, Problem } from "@/lib/providers/lead-form/shape"

/** What a page of ours says to a visitor. `{clinic}` is the clinic's name. */
export type Phrases = {
  languageName: string
  languages: string
  title: string
  lead: string
  emergency: string
  name: string
  phone: string
  phoneHint: string
  email: string
  message: string
  messageHint: string
  optional: string
  consents: string
  privacy: string
  send: string
  sending: string
  check: string
  expired: string
  busy: string
  failed: string
  unreached: string
  tooMuch: string
  back: string
  thanks: string
  thanksText: string
  again: string
  frame: string
  boxes: Record<FormConsent, string>
  problems: Record<Problem, string>
}

export const PHRASES: Record<FormLanguage, Phrases> = {
  en: {
    languageName: "English",
    languages: "Language",
    title: "Write to {clinic}",
    lead: "Say what you need and how we reach you. A person reads it and answers.",
    emergency: "Not for emergencies: when a life is in danger, call 112.",
    name: "Your name",
    phone: "Phone",
    phoneHint: "A phone number or an e-mail address: one of the two is enough.",
    email: "E-mail",
    message: "How can we help?",
    messageHint: "What it is about, since when, and when it suits you to be called.",
    optional: "optional",
    consents: "Your agreement",
    privacy:
      "Only people who work for {clinic} read this. You may ask them at any time to see, correct or delete what they keep about you, and take any agreement back.",
    send: "Send",
    sending: "Sending…",
    check: "Please look at the marked places. Nothing has been sent yet.",
    expired:
      "This page was open for long, or was sent very quickly. Nothing is lost: please press Send once more.",
    busy: "Very many messages are coming in just now. Nothing is lost: please wait a minute and press Send again.",
    failed: "Your message could not be taken just now. Nothing is lost: please press Send again in a moment.",
    unreached: "There seems to be no connection. Nothing is lost: press Send again when you are online.",
    tooMuch: "This is more than the form can hold. Please go back, shorten your message and send it again.",
    back: "Back to the form",
    thanks: "Thank you, your message is here.",
    thanksText: "{clinic} will answer you by the phone number or e-mail address you gave.",
    again: "Write another message",
    frame: "Contact form of {clinic}",
    boxes: {
      data_processing:
        "{clinic} may keep and use what I write here, health matters included, to answer me and prepare a visit.",
      marketing_whatsapp: "{clinic} may also send me offers by WhatsApp. I can stop this at any time.",
    },
    problems: {
      not_text: "Please enter this as text.",
      unusable_text: "This holds a character that cannot be kept. Please type it again.",
      name_missing: "Please tell us your name.",
      too_long: "This is too long. Please shorten it.",
      phone_wrong: "This is no phone number we could call. Please check it.",
      email_wrong: "This is no complete e-mail address. Please check it.",
      reach_missing: "Please give a phone number or an e-mail address, so that we can answer.",
      consent_missing: "Without this agreement we may not keep your message.",
    },
  },
  ro: {
    languageName: "Română",
    languages: "Limba",
    title: "Scrieți la {clinic}",
    lead: "Spuneți-ne ce aveți nevoie și cum vă putem găsi. Mesajul este citit de un om, care vă răspunde.",
    emergency: "Nu este pentru urgențe: dacă viața cuiva este în pericol, sunați la 112.",
    name: "Numele dumneavoastră",
    phone: "Telefon",
    phoneHint: "Este suficient un număr de telefon sau o adresă de e-mail.",
    email: "E-mail",
    message: "Cu ce vă putem ajuta?",
    messageHint: "Despre ce este vorba, de când și la ce oră vă putem suna.",
    optional: "opțional",
    consents: "Acordul dumneavoastră",
    privacy:
      "Mesajul este citit numai de cei care lucrează la {clinic}. Le puteți cere oricând să vedeți, să corectați sau să ștergeți ce păstrează despre dumneavoastră și vă puteți retrage orice acord.",
    send: "Trimiteți",
    sending: "Se trimite…",
    check: "Vă rugăm să verificați locurile marcate. Încă nu s-a trimis nimic.",
    expired:
      "Pagina a stat deschisă mult timp sau a fost trimisă foarte repede. Nu s-a pierdut nimic: apăsați încă o dată Trimiteți.",
    busy: "Chiar acum sosesc foarte multe mesaje. Nu s-a pierdut nimic: așteptați un minut și apăsați din nou Trimiteți.",
    failed:
      "Mesajul nu a putut fi preluat acum. Nu s-a pierdut nimic: apăsați din nou Trimiteți peste câteva clipe.",
    unreached:
      "Se pare că nu există conexiune. Nu s-a pierdut nimic: apăsați din nou Trimiteți când sunteți online.",
    tooMuch:
      "Este mai mult decât încape în formular. Vă rugăm să vă întoarceți, să scurtați mesajul și să îl trimiteți din nou.",
    back: "Înapoi la formular",
    thanks: "Vă mulțumim, mesajul a ajuns.",
    thanksText: "{clinic} vă va răspunde la numărul de telefon sau la adresa de e-mail pe care le-ați dat.",
    again: "Scrieți alt mesaj",
    frame: "Formularul de contact al {clinic}",
    boxes: {
      data_processing:
        "{clinic} poate păstra și folosi ceea ce scriu aici, inclusiv despre sănătatea mea, pentru a-mi răspunde și a pregăti o vizită.",
      marketing_whatsapp: "{clinic} îmi poate trimite și oferte prin WhatsApp. Pot opri acest lucru oricând.",
    },
    problems: {
      not_text: "Vă rugăm să completați cu text.",
      unusable_text: "Conține un caracter care nu poate fi păstrat. Vă rugăm să scrieți din nou.",
      name_missing: "Vă rugăm să ne spuneți numele.",
      too_long: "Este prea lung. Vă rugăm să scurtați.",
      phone_wrong: "Nu este un număr la care putem suna. Vă rugăm să îl verificați.",
      email_wrong: "Adresa de e-mail nu este completă. Vă rugăm să o verificați.",
      reach_missing: "Vă rugăm să dați un număr de telefon sau o adresă de e-mail, ca să putem răspunde.",
      consent_missing: "Fără acest acord nu avem voie să păstrăm mesajul.",
    },
  },
  de: {
    languageName: "Deutsch",
    languages: "Sprache",
    title: "Schreiben Sie an {clinic}",
    lead: "Sagen Sie uns, worum es geht und wie wir Sie erreichen. Ein Mensch liest es und antwortet.",
    emergency: "Nicht für Notfälle: Ist ein Leben in Gefahr, rufen Sie 112.",
    name: "Ihr Name",
    phone: "Telefon",
    phoneHint: "Eine Telefonnummer oder eine E-Mail-Adresse genügt.",
    email: "E-Mail",
    message: "Wie können wir helfen?",
    messageHint: "Worum es geht, seit wann, und wann wir Sie anrufen dürfen.",
    optional: "freiwillig",
    consents: "Ihre Einwilligung",
    privacy:
      "Nur wer für {clinic} arbeitet, liest diese Nachricht. Sie können jederzeit verlangen, das Gespeicherte zu sehen, zu berichtigen oder zu löschen, und jede Einwilligung zurücknehmen.",
    send: "Senden",
    sending: "Wird gesendet…",
    check: "Bitte sehen Sie sich die markierten Stellen an. Es wurde noch nichts gesendet.",
    expired:
      "Diese Seite war lange offen oder wurde sehr schnell abgeschickt. Nichts ist verloren: Bitte drücken Sie noch einmal auf Senden.",
    busy: "Gerade kommen sehr viele Nachrichten an. Nichts ist verloren: Bitte warten Sie eine Minute und senden Sie erneut.",
    failed:
      "Ihre Nachricht konnte gerade nicht angenommen werden. Nichts ist verloren: Bitte senden Sie sie gleich noch einmal.",
    unreached:
      "Es scheint keine Verbindung zu geben. Nichts ist verloren: Senden Sie erneut, sobald Sie online sind.",
    tooMuch:
      "Das ist mehr, als das Formular fasst. Bitte gehen Sie zurück, kürzen Sie die Nachricht und senden Sie sie erneut.",
    back: "Zurück zum Formular",
    thanks: "Danke, Ihre Nachricht ist da.",
    thanksText: "{clinic} antwortet Ihnen über die angegebene Telefonnummer oder E-Mail-Adresse.",
    again: "Noch eine Nachricht schreiben",
    frame: "Kontaktformular von {clinic}",
    boxes: {
      data_processing:
        "{clinic} darf aufbewahren und verwenden, was ich hier schreibe, auch zu meiner Gesundheit, um mir zu antworten und einen Besuch vorzubereiten.",
      marketing_whatsapp:
        "{clinic} darf mir auch Angebote über WhatsApp schicken. Das kann ich jederzeit beenden.",
    },
    problems: {
      not_text: "Bitte geben Sie hier Text ein.",
      unusable_text: "Hier steht ein Zeichen, das sich nicht aufbewahren lässt. Bitte tippen Sie es neu.",
      name_missing: "Bitte nennen Sie Ihren Namen.",
      too_long: "Das ist zu lang. Bitte kürzen Sie es.",
      phone_wrong: "Unter dieser Nummer könnten wir nicht anrufen. Bitte prüfen Sie sie.",
      email_wrong: "Die E-Mail-Adresse ist nicht vollständig. Bitte prüfen Sie sie.",
      reach_missing: "Bitte geben Sie eine Telefonnummer oder E-Mail-Adresse an, damit wir antworten können.",
      consent_missing: "Ohne diese Einwilligung dürfen wir Ihre Nachricht nicht aufbewahren.",
    },
  },
  hi: {
    languageName: "हिन्दी",
    languages: "भाषा",
    title: "{clinic} को लिखें",
    lead: "बताइए कि आपको क्या चाहिए और हम आपसे कैसे संपर्क करें। आपका संदेश एक व्यक्ति पढ़ता है और जवाब देता है।",
    emergency: "आपात स्थिति के लिए नहीं: जान का खतरा हो तो 112 पर फ़ोन करें।",
    name: "आपका नाम",
    phone: "फ़ोन",
    phoneHint: "फ़ोन नंबर या ई-मेल, दोनों में से एक काफ़ी है।",
    email: "ई-मेल",
    message: "हम कैसे मदद कर सकते हैं?",
    messageHint: "बात क्या है, कब से है, और आपको किस समय फ़ोन करें।",
    optional: "वैकल्पिक",
    consents: "आपकी सहमति",
    privacy:
      "आपका संदेश केवल {clinic} के लोग पढ़ते हैं। आप कभी भी उनसे अपनी जानकारी देखने, सुधारने या मिटाने को कह सकते हैं और कोई भी सहमति वापस ले सकते हैं।",
    send: "भेजें",
    sending: "भेजा जा रहा है…",
    check: "कृपया चिह्नित जगहें देखें। अभी कुछ नहीं भेजा गया है।",
    expired: "यह पेज बहुत देर खुला रहा या बहुत जल्दी भेजा गया। कुछ नहीं खोया: कृपया एक बार फिर भेजें दबाएँ।",
    busy: "इस समय बहुत सारे संदेश आ रहे हैं। कुछ नहीं खोया: कृपया एक मिनट बाद फिर भेजें दबाएँ।",
    failed: "आपका संदेश अभी नहीं लिया जा सका। कुछ नहीं खोया: कृपया थोड़ी देर में फिर भेजें दबाएँ।",
    unreached: "लगता है इंटरनेट नहीं है। कुछ नहीं खोया: ऑनलाइन होने पर फिर भेजें दबाएँ।",
    tooMuch: "यह फ़ॉर्म की सीमा से ज़्यादा है। कृपया वापस जाएँ, संदेश छोटा करें और फिर भेजें।",
    back: "फ़ॉर्म पर वापस जाएँ",
    thanks: "धन्यवाद, आपका संदेश मिल गया।",
    thanksText: "{clinic} आपके दिए फ़ोन नंबर या ई-मेल पर जवाब देगा।",
    again: "एक और संदेश लिखें",
    frame: "{clinic} का संपर्क फ़ॉर्म",
    boxes: {
      data_processing:
        "मुझे जवाब देने और मुलाक़ात की तैयारी के लिए {clinic} मेरा लिखा हुआ, स्वास्थ्य की बातों सहित, रख और उपयोग कर सकता है।",
      marketing_whatsapp: "{clinic} मुझे WhatsApp पर ऑफ़र भी भेज सकता है। मैं इसे कभी भी रोक सकता/सकती हूँ।",
    },
    problems: {
      not_text: "कृपया यहाँ शब्दों में लिखें।",
      unusable_text: "इसमें ऐसा अक्षर है जिसे रखा नहीं जा सकता। कृपया फिर से लिखें।",
      name_missing: "कृपया अपना नाम बताइए।",
      too_long: "यह बहुत लंबा है। कृपया छोटा करें।",
      phone_wrong: "इस नंबर पर फ़ोन नहीं हो सकता। कृपया जाँच लें।",
      email_wrong: "ई-मेल पता पूरा नहीं है। कृपया जाँच लें।",
      reach_missing: "कृपया फ़ोन नंबर या ई-मेल दें, ताकि हम जवाब दे सकें।",
      consent_missing: "इस सहमति के बिना हम आपका संदेश नहीं रख सकते।",
    },
  },
}
