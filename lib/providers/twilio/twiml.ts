import type { Door } from "@/lib/providers/provider"
import { numberOf } from "@/lib/providers/twilio/shape"
import { record } from "@/lib/providers/whatsapp/shape"

/** What a caller hears until calls are taken here: `{clinic}` is its name. Of a hidden number nobody can be called back. */
const SAID: Readonly<Record<string, { locale: string; back: string; hidden: string }>> = {
  en: {
    locale: "en-GB",
    back: "Thank you for calling {clinic}. Nobody can take your call on this line. We have noted your number and will call you back. In an emergency, please dial your emergency number.",
    hidden:
      "Thank you for calling {clinic}. Nobody can take your call on this line, and your number is hidden. Please call again with your number shown, or send us a message. In an emergency, please dial your emergency number.",
  },
  ro: {
    locale: "ro-RO",
    back: "Vă mulțumim că ați sunat la {clinic}. Pe această linie nu vă poate răspunde nimeni. V-am notat numărul și vă sunăm înapoi. În caz de urgență, sunați la 112.",
    hidden:
      "Vă mulțumim că ați sunat la {clinic}. Pe această linie nu vă poate răspunde nimeni, iar numărul dumneavoastră este ascuns. Sunați din nou cu numărul vizibil sau trimiteți-ne un mesaj. În caz de urgență, sunați la 112.",
  },
  de: {
    locale: "de-DE",
    back: "Danke für Ihren Anruf bei {clinic}. Auf dieser Leitung kann niemand Ihren Anruf annehmen. Wir haben Ihre Nummer notiert und rufen Sie zurück. Im Notfall wählen Sie bitte die 112.",
    hidden:
      "Danke für Ihren Anruf bei {clinic}. Auf dieser Leitung kann niemand Ihren Anruf annehmen, und Ihre Nummer ist unterdrückt. Bitte rufen Sie mit sichtbarer Nummer an oder schreiben Sie uns. Im Notfall wählen Sie bitte die 112.",
  },
  hi: {
    locale: "hi-IN",
    back: "{clinic} को कॉल करने के लिए धन्यवाद। इस लाइन पर अभी कोई आपकी कॉल नहीं ले सकता। हमने आपका नंबर लिख लिया है और आपको वापस कॉल करेंगे। आपात स्थिति में 112 डायल करें।",
    hidden:
      "{clinic} को कॉल करने के लिए धन्यवाद। इस लाइन पर अभी कोई आपकी कॉल नहीं ले सकता, और आपका नंबर छिपा हुआ है। कृपया नंबर दिखाकर फिर कॉल करें या हमें संदेश भेजें। आपात स्थिति में 112 डायल करें।",
  },
}

/** Twilio asks what to say to a caller; it is told in the clinic's language. Undefined for what is no call's question. */
export function twiml(given: unknown, door: Door): { type: string; text: string } | undefined {
  const body = record(given)
  if (!body || body.CallSid === undefined || body.RecordingSid !== undefined) return undefined
  if (body.SequenceNumber !== undefined || body.CallbackSource !== undefined) return undefined
  const said = (Object.hasOwn(SAID, door.language) ? SAID[door.language] : undefined) ?? SAID.en
  if (!said) return undefined
  const words = (numberOf(body.From) ? said.back : said.hidden).replace("{clinic}", () => door.name)
  const say = `<Say language="${said.locale}">${escaped(words)}</Say>`
  return {
    type: "text/xml; charset=utf-8",
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<Response>${say}<Hangup/></Response>`,
  }
}

/** Without what XML cannot hold at all. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
